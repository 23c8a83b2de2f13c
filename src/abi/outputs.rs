//! Structs that the library hands out and the game releases.
//!
//! An output is one block of memory: the struct that the game sees, the structs it points to, and all their text. So one release frees everything, and a block that was released already, or never
//! came from here, is found out by its address.

use std::any::{TypeId, type_name};
use std::collections::BTreeMap;
use std::ffi::{c_char, c_void};
use std::marker::PhantomData;
use std::mem::{align_of, size_of};
use std::ptr::{self, NonNull};

use parking_lot::Mutex;

use super::process;
use super::refusal::Refusal;
use crate::result::EOS_EResult;
use crate::runtime::log::{self, Category};

/// Enough for every member that an output struct has.
const ALIGNMENT: usize = 8;

/// Where blocks come from, and so who takes them back.
#[derive(Clone, Copy, Debug)]
pub enum Memory {
    /// The C library's `malloc` and `free`.
    System,
    /// The functions that the game gave to `EOS_Initialize`.
    Game {
        allocate: unsafe extern "system" fn(usize, usize) -> *mut c_void,
        release: unsafe extern "system" fn(*mut c_void),
    },
}

impl Memory {
    fn allocate(self, size: usize) -> Option<NonNull<u8>> {
        // SAFETY: both take any size; the game promised its own in `EOS_Initialize`.
        let block = unsafe {
            match self {
                Self::System => libc::malloc(size),
                Self::Game { allocate, .. } => allocate(size, ALIGNMENT),
            }
        };
        NonNull::new(block.cast())
    }

    /// # Safety
    /// `block` came from `allocate` of the same memory and was not released.
    unsafe fn release(self, block: NonNull<u8>) {
        let block = block.as_ptr().cast();
        // SAFETY: the caller's promise.
        unsafe {
            match self {
                Self::System => libc::free(block),
                Self::Game { release, .. } => release(block),
            }
        }
    }
}

/// A place in the block that is being planned, for a value of type `T`.
pub struct Spot<T> {
    /// None stands for a null pointer.
    offset: Option<usize>,
    of: PhantomData<T>,
}

impl<T> Clone for Spot<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Spot<T> {}

/// The plan of one block whose head is a `Head`: first every part is given its place, then the block is allocated and filled.
pub struct Plan<'a, Head> {
    size: usize,
    texts: Vec<(usize, &'a [u8])>,
    head: PhantomData<Head>,
}

impl<'a, Head: Copy + 'static> Plan<'a, Head> {
    /// A plan with the head alone.
    pub fn new() -> Self {
        let mut plan = Self {
            size: 0,
            texts: Vec::new(),
            head: PhantomData,
        };
        plan.place::<Head>();
        plan
    }

    /// A place for a struct that the head points to.
    pub fn place<T: Copy>(&mut self) -> Spot<T> {
        const { assert!(align_of::<T>() <= ALIGNMENT) };
        let offset = self.size.next_multiple_of(align_of::<T>());
        self.size = offset + size_of::<T>();
        Spot {
            offset: Some(offset),
            of: PhantomData,
        }
    }

    /// A place for a text and its NUL. C would not see what stands behind a NUL inside, so the text ends there.
    pub fn text(&mut self, text: &'a str) -> Spot<c_char> {
        let bytes = text.as_bytes();
        let bytes = bytes.split(|byte| *byte == 0).next().unwrap_or(bytes);
        let offset = self.size;
        self.size += bytes.len() + 1;
        self.texts.push((offset, bytes));
        Spot {
            offset: Some(offset),
            of: PhantomData,
        }
    }

    /// A place for a text, or a null pointer where there is none.
    pub fn optional_text(&mut self, text: Option<&'a str>) -> Spot<c_char> {
        text.map_or(
            Spot {
                offset: None,
                of: PhantomData,
            },
            |text| self.text(text),
        )
    }

    /// Allocates the block and copies the texts into it; everything else is zero.
    ///
    /// # Errors
    /// `EOS_LimitExceeded` when there is no memory left.
    pub fn allocate(self) -> Result<Block<Head>, Refusal> {
        let memory = process::memory();
        let start = memory.allocate(self.size).ok_or_else(|| {
            let reason = format!("no memory for an output of {} bytes", self.size);
            Refusal::new(EOS_EResult::EOS_LimitExceeded, reason)
        })?;
        let block = Block {
            start,
            size: self.size,
            memory,
            head: PhantomData,
        };
        // SAFETY: the block has `size` bytes, and every text was given its place inside.
        unsafe {
            start.write_bytes(0, self.size);
            for (offset, bytes) in self.texts {
                let to = start.add(offset).as_ptr();
                to.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
            }
        }
        Ok(block)
    }
}

impl<Head: Copy + 'static> Default for Plan<'_, Head> {
    fn default() -> Self {
        Self::new()
    }
}

/// An allocated block that the game does not have yet.
pub struct Block<Head> {
    start: NonNull<u8>,
    size: usize,
    memory: Memory,
    head: PhantomData<Head>,
}

impl<Head: Copy + 'static> Block<Head> {
    /// Where a part lies; null for a text that is not there.
    ///
    /// # Panics
    /// When the part belongs to a larger plan.
    pub fn at<T>(&self, spot: Spot<T>) -> *mut T {
        let Some(offset) = spot.offset else {
            return ptr::null_mut();
        };
        assert!(
            offset + size_of::<T>() <= self.size,
            "a spot of another plan"
        );
        // SAFETY: the offset is inside the block.
        unsafe { self.start.add(offset) }.as_ptr().cast()
    }

    /// Fills a struct that the head points to.
    ///
    /// # Panics
    /// When the part belongs to another plan.
    pub fn put<T: Copy>(&self, spot: Spot<T>, value: T) {
        let place = self.at(spot);
        assert!(
            place.is_aligned() && !place.is_null(),
            "a spot of another plan"
        );
        // SAFETY: `at` gave a place inside the block, and it is aligned.
        unsafe { place.write(value) };
    }

    /// Fills the head and gives the block to the game, which releases it with [`release`].
    pub fn hand_out(self, head: Head) -> *mut Head {
        let place = self.start.as_ptr().cast::<Head>();
        // SAFETY: every plan starts with its head, and blocks are aligned for everything that is in them.
        unsafe { place.write(head) };
        let live = Live {
            start: self.start,
            memory: self.memory,
            kind: TypeId::of::<Head>(),
            name: type_name::<Head>(),
        };
        LIVE.lock().insert(self.start.addr().get(), live);
        // From here on the game owns the block.
        std::mem::forget(self);
        place
    }
}

impl<Head> Drop for Block<Head> {
    fn drop(&mut self) {
        // SAFETY: the block was allocated from this memory and not handed out.
        unsafe { self.memory.release(self.start) };
    }
}

/// A block that the game has.
struct Live {
    start: NonNull<u8>,
    memory: Memory,
    kind: TypeId,
    name: &'static str,
}

// SAFETY: the block belongs to the game until it comes back, and then to the thread that takes it out of the table.
unsafe impl Send for Live {}

/// By address.
static LIVE: Mutex<BTreeMap<usize, Live>> = Mutex::new(BTreeMap::new());

/// Takes back what [`Block::hand_out`] gave to the game. Null is fine. Anything else that is not a live block of this type is logged, with the name of the C function, and left alone.
pub fn release<Head: 'static>(function: &'static str, output: *mut Head) {
    if output.is_null() {
        return;
    }
    match take(output.addr(), TypeId::of::<Head>()) {
        // SAFETY: the block was in the table, so it was not released before; now it is out of it.
        Ok(live) => unsafe { live.memory.release(live.start) },
        Err(reason) => log::warn(Category::of_function(function), || {
            format!("{function}: {reason}; ignored")
        }),
    }
}

fn take(address: usize, kind: TypeId) -> Result<Live, String> {
    let mut live = LIVE.lock();
    match live.get(&address) {
        None => Err("this was released already, or never came from the library".to_owned()),
        Some(block) if block.kind != kind => {
            let name = block.name.rsplit("::").next().unwrap_or(block.name);
            Err(format!("this is of the type {name}"))
        }
        Some(_) => live
            .remove(&address)
            .ok_or_else(|| "this is gone".to_owned()),
    }
}

/// How many outputs the game has not released.
pub fn live_blocks() -> usize {
    LIVE.lock().len()
}

#[cfg(test)]
mod tests;
