//! What of an overlay is on the screen, which is nothing: what games set of it is kept, and they are told what they ask.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use parking_lot::Mutex;

use super::Overlay;
use super::keys::{Buttons, Keys};
use crate::interfaces::notifications::{NotificationId, Notifications};
use crate::interfaces::{Failure, Outcome};
use crate::result::EOS_EResult;
use crate::runtime::log::{self, Category};

/// What a game has set of the overlay of one platform, and who waits to be told of it.
#[derive(Default)]
pub(super) struct Display {
    settings: Mutex<Settings>,
    /// Told once of what there is.
    pub(super) shown: Notifications<()>,
    /// As [`shown`](Self::shown).
    pub(super) memory: Notifications<()>,
    /// Never told.
    keyboards: Notifications<()>,
    /// Whether the log knows already that nobody draws and that input leads nowhere; games say both in every frame.
    has_said: AtomicBool,
}

/// What a game sets of an overlay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    pub keys: Keys,
    pub buttons: Buttons,
    pub corner: Corner,
    pub is_paused: bool,
}

/// Where on the screen an overlay shows what it shows by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Corner {
    TopLeft,
    #[default]
    TopRight,
    BottomLeft,
    BottomRight,
}

impl Overlay {
    /// What is set.
    pub fn settings(&self) -> Settings {
        *self.display.settings.lock()
    }

    /// Sets something. False if it was so before.
    pub fn set(&self, change: impl FnOnce(&mut Settings)) -> bool {
        let mut settings = self.display.settings.lock();
        let before = *settings;
        change(&mut settings);
        *settings != before
    }

    /// Why nothing can be shown.
    pub fn nothing_to_show() -> Failure {
        let message = "there is no overlay; games show it in menus of their own";
        Failure::new(EOS_EResult::EOS_NotConfigured, message)
    }

    /// Says in the log, once, that an overlay is neither drawn nor driven.
    pub fn say_that_there_is_none(&self, function: &'static str) {
        if self.display.has_said.swap(true, Ordering::Relaxed) {
            return;
        }
        log::warn(Category::of_function(function), || {
            format!(
                "{function}: there is no overlay to be drawn, or to take input ({})",
                EOS_EResult::EOS_NotImplemented.name().to_string_lossy()
            )
        });
    }

    /// Registers a callback that is told once, in the next Tick, what of an overlay is on the screen: nothing.
    pub fn watch_display(
        self: &Arc<Self>,
        watcher: impl Fn(&()) + Send + Sync + 'static,
    ) -> NotificationId {
        let id = self.display.shown.add(watcher);
        let overlay = Arc::clone(self);
        self.post(move || overlay.display.shown.tell_one(id, &()));
        id
    }

    /// Takes such a callback back; false if there is none of this id.
    pub fn unwatch_display(&self, id: NotificationId) -> bool {
        self.display.shown.remove(id)
    }

    /// As [`watch_display`](Self::watch_display), for the memory that an overlay takes: none.
    pub fn watch_memory(
        self: &Arc<Self>,
        watcher: impl Fn(&()) + Send + Sync + 'static,
    ) -> NotificationId {
        let id = self.display.memory.add(watcher);
        let overlay = Arc::clone(self);
        self.post(move || overlay.display.memory.tell_one(id, &()));
        id
    }

    /// Takes such a callback back; false if there is none of this id.
    pub fn unwatch_memory(&self, id: NotificationId) -> bool {
        self.display.memory.remove(id)
    }

    /// Registers for text fields of an overlay that want a keyboard, which there are none of.
    pub fn watch_keyboards(&self) -> NotificationId {
        self.display.keyboards.add(|()| ())
    }

    /// Takes such a registration back; false if there is none of this id.
    pub fn unwatch_keyboards(&self, id: NotificationId) -> bool {
        self.display.keyboards.remove(id)
    }

    /// Tells nobody anything any more.
    pub fn silence(&self) {
        self.display.shown.clear();
        self.display.memory.clear();
        self.display.keyboards.clear();
    }
}

impl Corner {
    /// The corner of a number of `EOS_UI_ENotificationLocation`.
    ///
    /// # Errors
    /// `EOS_InvalidParameters` for any other.
    pub fn new(number: i32) -> Outcome<Self> {
        match number {
            0 => Ok(Self::TopLeft),
            1 => Ok(Self::TopRight),
            2 => Ok(Self::BottomLeft),
            3 => Ok(Self::BottomRight),
            _ => Err(Failure::parameter(format!(
                "NotificationLocation is {number}, which is none"
            ))),
        }
    }

    pub fn number(self) -> i32 {
        self as i32
    }
}
