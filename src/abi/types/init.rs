//! What a game hands over before there is a platform: memory functions, thread affinities, its name.

use std::ffi::{c_char, c_void};

/// Allocates memory for the library: at least `SizeInBytes` bytes at a multiple of `Alignment`, or null
/// when there is none. Called from any thread.
pub type EOS_AllocateMemoryFunc =
    Option<unsafe extern "system" fn(SizeInBytes: usize, Alignment: usize) -> *mut c_void>;

/// Resizes a block of the allocate function, keeping its content; a null `Pointer` allocates. Null when
/// there is no memory: the old block then stays as it is. Called from any thread.
pub type EOS_ReallocateMemoryFunc = Option<
    unsafe extern "system" fn(
        Pointer: *mut c_void,
        SizeInBytes: usize,
        Alignment: usize,
    ) -> *mut c_void,
>;

/// Frees a block of the allocate or reallocate function. Called from any thread.
pub type EOS_ReleaseMemoryFunc = Option<unsafe extern "system" fn(Pointer: *mut c_void)>;

/// Newest version of `EOS_Initialize_ThreadAffinity` that this library knows.
pub const EOS_INITIALIZE_THREADAFFINITY_API_LATEST: i32 = 4;

/// The processors that the library's threads may run on, as bit masks; zero leaves the choice to the
/// system.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Initialize_ThreadAffinity {
    /// Version of this struct: `EOS_INITIALIZE_THREADAFFINITY_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Threads for network work.
    pub NetworkWork: u64,
    /// Threads for disk work.
    pub StorageIo: u64,
    /// Threads for WebSocket traffic.
    pub WebSocketIo: u64,
    /// Threads for peer-to-peer traffic.
    pub P2PIo: u64,
    /// Threads for HTTP traffic.
    pub HttpRequestIo: u64,
    /// Threads for voice traffic. Since version 2.
    pub RTCIo: u64,
    /// The overlay's main thread. Since version 3.
    pub EmbeddedOverlayMainThread: u64,
    /// The overlay's worker threads. Since version 3.
    pub EmbeddedOverlayWorkerThreads: u64,
    /// Threads for cryptography. Since version 4.
    pub CryptographyWork: u64,
}

/// Longest product name in bytes, without the terminating NUL.
pub const EOS_INITIALIZEOPTIONS_PRODUCTNAME_MAX_LENGTH: u32 = 64;
/// Longest product version in bytes, without the terminating NUL.
pub const EOS_INITIALIZEOPTIONS_PRODUCTVERSION_MAX_LENGTH: u32 = 64;
/// Newest version of `EOS_InitializeOptions` that this library knows.
pub const EOS_INITIALIZE_API_LATEST: i32 = 5;

/// What `EOS_Initialize` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_InitializeOptions {
    /// Version of this struct: `EOS_INITIALIZE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Allocates all memory that the library hands to the game. All three memory functions are given,
    /// or none.
    pub AllocateMemoryFunction: EOS_AllocateMemoryFunc,
    /// Resizes such memory.
    pub ReallocateMemoryFunction: EOS_ReallocateMemoryFunc,
    /// Frees such memory.
    pub ReleaseMemoryFunction: EOS_ReleaseMemoryFunc,
    /// The game's name: letters, digits and `._ !?&-()+:`, 1 to 64 bytes. Copied.
    pub ProductName: *const c_char,
    /// The game's version, under the same rules as the name. Copied.
    pub ProductVersion: *const c_char,
    /// Null. Since version 2.
    pub Reserved: *mut c_void,
    /// What the platform wants to know, else null. Not used on desktop systems. Since version 3.
    pub SystemInitializeOptions: *mut c_void,
    /// Processors for the library's threads, or null for no preference. Copied. Since version 4.
    pub OverrideThreadAffinity: *mut EOS_Initialize_ThreadAffinity,
}
