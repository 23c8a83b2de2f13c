//! What a line of the tables becomes: the smallest function that names itself and hands its arguments on.

/// Calls that are answered at once: `Name(parameters) -> answer`, and `text(buffer, room)` where a text is asked for.
macro_rules! refuse {
    ($($name:ident($($parameter:ident: $type:ty),*) -> $answer:ty $(, text($buffer:ident, $room:ident))?;)+) => {
        $(#[unsafe(no_mangle)]
        unsafe extern "system" fn $name($($parameter: $type),*) -> $answer {
            static SAID: AtomicBool = AtomicBool::new(false);
            // SAFETY: what is to be filled is null or has room for its type, as the game's header declares it.
            unsafe {
                $($buffer.empty($room);)?
                $($parameter.define();)*
            }
            refusing_boundary(stringify!($name), &SAID);
            <$answer>::refused(EOS_EResult::EOS_NotImplemented)
        })+
    };
}

/// Calls that are answered later: `Name -> what they say at once, info(size), client_data(offset)`, and `text(offset)` of each text, none of which is ever null. The numbers are bytes of the struct that the callback is given, with pointers of
/// 64 and of 32 bits.
macro_rules! refuse_later {
    ($($name:ident -> $answer:ty, info($size:literal, $narrow_size:literal), client_data($offset:literal, $narrow_offset:literal) $(, text($text:literal, $narrow_text:literal))*;)+) => {
        $(#[unsafe(no_mangle)]
        unsafe extern "system" fn $name(Handle: Handle, _Options: Options, ClientData: ClientData, CompletionDelegate: Callback) -> $answer {
            static SAID: AtomicBool = AtomicBool::new(false);
            const SHAPE: Shape = Shape::new(
                by_width($size, $narrow_size),
                by_width($offset, $narrow_offset),
                &[$(by_width($text, $narrow_text)),*],
            );
            // SAFETY: the game gives null or a callback of the type that the shape is of.
            let told = unsafe {
                telling_boundary(stringify!($name), &SAID, Handle, CompletionDelegate, ClientData, &SHAPE)
            };
            <$answer>::begun(told)
        })+
    };
}

/// Registrations for events that never come.
macro_rules! refuse_notification {
    ($($name:ident;)+) => {
        $(#[unsafe(no_mangle)]
        unsafe extern "system" fn $name(Handle: Handle, _Options: Options, _ClientData: ClientData, NotificationFn: Callback) -> EOS_NotificationId {
            static SAID: AtomicBool = AtomicBool::new(false);
            adding_boundary(stringify!($name), &SAID, Handle, NotificationFn.is_some())
        })+
    };
}

/// The ends of such registrations.
macro_rules! remove_notification {
    ($($name:ident;)+) => {
        $(#[unsafe(no_mangle)]
        unsafe extern "system" fn $name(Handle: Handle, InId: EOS_NotificationId) {
            static SAID: AtomicBool = AtomicBool::new(false);
            removing_boundary(stringify!($name), &SAID, Handle, InId);
        })+
    };
}

/// Releases of what was never given out.
macro_rules! release_nothing {
    ($($name:ident;)+) => {
        $(#[unsafe(no_mangle)]
        unsafe extern "system" fn $name(_Released: Thing) {
            static SAID: AtomicBool = AtomicBool::new(false);
            releasing_boundary(stringify!($name), &SAID);
        })+
    };
}

/// Names that the SDK exports and no header declares. Nobody knows what they take, so that it is left to the caller to clear it away.
macro_rules! refuse_undeclared {
    ($($name:ident;)+) => {
        $(#[unsafe(no_mangle)]
        extern "C" fn $name() -> EOS_EResult {
            static SAID: AtomicBool = AtomicBool::new(false);
            refusing_boundary(stringify!($name), &SAID);
            EOS_EResult::EOS_NotImplemented
        })+
    };
}
