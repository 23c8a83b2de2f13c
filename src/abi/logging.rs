//! The functions of `eos_logging.h`: where the log goes, and how much of it.

use std::ffi::CString;
use std::sync::Arc;

use super::boundary::try_boundary;
use super::process;
use super::refusal::Refusal;
use super::types::{CEnum, EOS_ELogCategory, EOS_ELogLevel, EOS_LogMessage, EOS_LogMessageFunc};
use crate::result::EOS_EResult;
use crate::runtime::log::{self, Category, Level, Line};

/// Sets the function that gets the lines of the log; null for none, which is how it starts. There is one for the whole process, and a new one replaces the old one.
///
/// Lines come only on threads that are inside the library: in `EOS_Platform_Tick`, and at the end of calls that create or release a platform or shut down. The message and its texts live during
/// the call only. The function may call the library.
///
/// `EOS_Success`; `EOS_NotConfigured` before `EOS_Initialize` and after `EOS_Shutdown`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Logging_SetCallback(Callback: EOS_LogMessageFunc) -> EOS_EResult {
    try_boundary("EOS_Logging_SetCallback", || {
        require_running()?;
        log::set_sink(Callback.map(|callback| {
            let sink: log::Sink = Arc::new(move |line: &Line| {
                with_message(line, |message| {
                    // SAFETY: the game gave the function for exactly this.
                    unsafe { callback(message) }
                })
            });
            sink
        }));
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Sets up to which level the lines of a category are shown, or of all categories with `EOS_LC_ALL_CATEGORIES`. It starts with warnings and worse; `EOS_LOG_Off` shows none.
///
/// `EOS_Success`; `EOS_NotConfigured` before `EOS_Initialize` and after `EOS_Shutdown`; `EOS_InvalidParameters` for numbers that are no category or level. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Logging_SetLogLevel(
    LogCategory: CEnum<EOS_ELogCategory>,
    LogLevel: CEnum<EOS_ELogLevel>,
) -> EOS_EResult {
    try_boundary("EOS_Logging_SetLogLevel", || {
        require_running()?;
        let level = Level::from_number(LogLevel.raw())
            .ok_or_else(|| Refusal::parameter("LogLevel is no EOS_ELogLevel"))?;
        if LogCategory.get() == Some(EOS_ELogCategory::EOS_LC_ALL_CATEGORIES) {
            log::set_all_levels(level);
            return Ok(EOS_EResult::EOS_Success);
        }
        let category = Category::from_number(LogCategory.raw())
            .ok_or_else(|| Refusal::parameter("LogCategory is no EOS_ELogCategory"))?;
        log::set_level(category, level);
        Ok(EOS_EResult::EOS_Success)
    })
}

fn require_running() -> Result<(), Refusal> {
    if process::is_running() {
        return Ok(());
    }
    let reason = "EOS_Initialize was not called";
    Err(Refusal::new(EOS_EResult::EOS_NotConfigured, reason))
}

fn with_message(line: &Line, tell: impl FnOnce(*const EOS_LogMessage)) {
    let text = CString::new(line.message.replace('\0', "\u{FFFD}")).unwrap_or_default();
    let message = EOS_LogMessage {
        Category: line.category.name().as_ptr(),
        Message: text.as_ptr(),
        Level: CEnum::from_raw(line.level as i32),
    };
    tell(&raw const message);
}

#[cfg(test)]
mod tests {
    use std::ffi::CStr;

    use super::*;

    #[test]
    fn our_numbers_and_those_of_c_are_the_same() {
        for category in EOS_ELogCategory::ALL {
            let known = Category::from_number(*category as i32).is_some();
            let all = *category == EOS_ELogCategory::EOS_LC_ALL_CATEGORIES;
            assert_eq!(known, !all, "{category:?}");
        }
        for level in EOS_ELogLevel::ALL {
            let number = *level as i32;
            assert_eq!(
                Level::from_number(number).map(|level| level as i32),
                Some(number)
            );
        }
    }

    #[test]
    fn a_message_carries_text_category_and_level() {
        let line = Line {
            category: Category::Sessions,
            level: Level::Warning,
            message: "a\0b".to_owned(),
        };
        let mut told = 0;
        with_message(&line, |message| {
            // SAFETY: the message and its texts live during this call.
            unsafe {
                assert_eq!(CStr::from_ptr((*message).Category), c"LogEOSSessions");
                assert_eq!(CStr::from_ptr((*message).Message), c"a\u{FFFD}b");
                assert_eq!((*message).Level.get(), Some(EOS_ELogLevel::EOS_LOG_Warning));
            }
            told += 1;
        });
        assert_eq!(told, 1);
    }
}
