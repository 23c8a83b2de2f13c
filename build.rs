//! How the shared library calls itself. A program that was linked with it by its path would otherwise look for that very path when it starts.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    match std::env::var("CARGO_CFG_TARGET_OS").as_deref() {
        Ok("macos" | "ios") => {
            println!("cargo::rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libgreenroom.dylib");
        }
        // A DLL is called as its file is.
        Ok("windows") => {}
        _ => println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libgreenroom.so"),
    }
}
