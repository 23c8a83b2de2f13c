//! The issuer as a program.

fn main() {
    greenroom_issuer::main();
}
