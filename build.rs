//! How the shared library calls itself, and that it stays once it was loaded. A program that was linked with it by its path would otherwise look for that very path when it starts.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    match std::env::var("CARGO_CFG_TARGET_OS").as_deref() {
        Ok("macos" | "ios") => {
            println!("cargo::rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libgreenroom.dylib");
        }
        // A DLL is called as its file is.
        Ok("windows") => {}
        _ => {
            println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libgreenroom.so");
            // Threads of the game may still have something of ours to clear away when they end, and what lasts for the process would be made anew, and lost, with each load.
            println!("cargo::rustc-cdylib-link-arg=-Wl,-z,nodelete");
        }
    }
}
