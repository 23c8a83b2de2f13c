//! The table behind every handle.
//!
//! A handle that C holds is a number in the shape of a pointer: kind, generation, and index of a slot. It is never an address and never followed, so a stale, mistaken or invented one is found out
//! instead of crashing the game. The table gives out `Arc`s: what a call is using outlives a release on another thread.

use std::any::Any;
use std::fmt;
use std::ptr;
use std::sync::Arc;

use parking_lot::RwLock;

/// What a handle stands for. The numbers fit the five bits that they have on 32-bit systems, and zero is none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    Platform = 1,
    Connect,
    Sessions,
    SessionModification,
    SessionSearch,
    SessionDetails,
    ActiveSession,
    ProductUserId,
    EpicAccountId,
    ContinuanceToken,
    Ui,
    /// The container of built-in platforms.
    Adjacent,
    Multiplayer,
    MultiplayerSession,
    MultiplayerJob,
    Auth,
    UserInfo,
    Friends,
    Presence,
    PresenceModification,
    CustomInvites,
    Metrics,
    P2p,
    /// Any interface whose functions all refuse.
    Refusing,
}

/// A type whose values C holds by handle.
pub trait Handled: Any + Send + Sync {
    const KIND: Kind;
    /// The opaque struct that the C handle type points to.
    type Opaque;
}

/// Why a handle was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandleError {
    Null,
    /// A live handle, but of something else.
    WrongKind {
        expected: Kind,
    },
    /// It was released.
    Stale {
        kind: Kind,
    },
    /// The library never gave it out.
    Invalid,
}

impl fmt::Display for HandleError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => write!(out, "the handle is null"),
            Self::WrongKind { expected } => write!(out, "the handle is not one of a {expected:?}"),
            Self::Stale { kind } => write!(out, "the {kind:?} handle was released already"),
            Self::Invalid => write!(out, "the handle was never given out"),
        }
    }
}

/// Puts a value into the table. Null when the table is full, which takes 4 billion live handles (65,535 on 32-bit systems).
pub fn insert<T: Handled>(value: Arc<T>) -> *mut T::Opaque {
    let handle = TABLE.write().insert(T::KIND, value);
    handle.map_or(ptr::null_mut(), |handle| {
        as_pointer(Layout::NATIVE.pack(handle))
    })
}

/// The value behind a handle.
pub fn get<T: Handled>(handle: *mut T::Opaque) -> Result<Arc<T>, HandleError> {
    let handle = unpack::<T>(handle)?;
    let value = Arc::clone(TABLE.read().entry(handle)?);
    downcast(value)
}

/// Takes a handle out of the table; from now on it is stale. The value lives on while somebody uses it.
pub fn remove<T: Handled>(handle: *mut T::Opaque) -> Result<Arc<T>, HandleError> {
    let handle = unpack::<T>(handle)?;
    // A handle of the right kind but the wrong type must stay; see `Kind::Adjacent`.
    if !(**TABLE.read().entry(handle)?).is::<T>() {
        return Err(HandleError::WrongKind { expected: T::KIND });
    }
    let value = TABLE.write().remove(handle)?;
    downcast(value)
}

/// Every live handle of a type, in no order.
pub fn all<T: Handled>() -> Vec<*mut T::Opaque> {
    let table = TABLE.read();
    table
        .live(T::KIND)
        .filter(|(_, value)| (***value).is::<T>())
        .map(|(handle, _)| as_pointer(Layout::NATIVE.pack(handle)))
        .collect()
}

/// How many handles of a kind are live.
pub fn live(kind: Kind) -> usize {
    TABLE.read().live(kind).count()
}

/// Makes every handle stale and says how many there were.
pub fn clear() -> usize {
    let values = TABLE.write().clear();
    values.len()
}

type Value = Arc<dyn Any + Send + Sync>;

/// A handle, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Handle {
    kind: u8,
    generation: u32,
    index: u32,
}

/// How a handle is packed into a pointer's bits, from the top: kind, generation, index + 1.
#[derive(Clone, Copy)]
struct Layout {
    generation_bits: u32,
    index_bits: u32,
}

impl Layout {
    const WIDE: Self = Self {
        generation_bits: 24,
        index_bits: 32,
    };
    const NARROW: Self = Self {
        generation_bits: 11,
        index_bits: 16,
    };
    const NATIVE: Self = if usize::BITS >= 64 {
        Self::WIDE
    } else {
        Self::NARROW
    };

    const fn last_generation(self) -> u32 {
        (1 << self.generation_bits) - 1
    }

    /// Indices are below this, so that index + 1 fits its bits.
    const fn capacity(self) -> u32 {
        ((1_u64 << self.index_bits) - 1) as u32
    }

    fn pack(self, handle: Handle) -> u64 {
        let kind = u64::from(handle.kind) << (self.generation_bits + self.index_bits);
        let generation = u64::from(handle.generation) << self.index_bits;
        kind | generation | (u64::from(handle.index) + 1)
    }

    fn unpack(self, bits: u64) -> Option<Handle> {
        let index = (bits & u64::from(self.capacity())) as u32;
        Some(Handle {
            kind: u8::try_from(bits >> (self.generation_bits + self.index_bits)).ok()?,
            generation: (bits >> self.index_bits) as u32 & self.last_generation(),
            index: index.checked_sub(1)?,
        })
    }
}

fn as_pointer<X>(bits: u64) -> *mut X {
    // `NATIVE` packs into as many bits as a pointer has.
    ptr::without_provenance_mut(bits as usize)
}

fn unpack<T: Handled>(handle: *mut T::Opaque) -> Result<Handle, HandleError> {
    if handle.is_null() {
        return Err(HandleError::Null);
    }
    let handle = Layout::NATIVE
        .unpack(handle.addr() as u64)
        .ok_or(HandleError::Invalid)?;
    if handle.kind == T::KIND as u8 {
        return Ok(handle);
    }
    // A handle of another kind is a mistake worth naming; anything else was made up.
    let known = TABLE.read().knows(handle);
    Err(if known {
        HandleError::WrongKind { expected: T::KIND }
    } else {
        HandleError::Invalid
    })
}

fn downcast<T: Handled>(value: Value) -> Result<Arc<T>, HandleError> {
    value
        .downcast()
        .map_err(|_| HandleError::WrongKind { expected: T::KIND })
}

static TABLE: RwLock<Table> = RwLock::new(Table::new(Layout::NATIVE));

struct Table {
    layout: Layout,
    slots: Vec<Slot>,
    free: Vec<u32>,
}

struct Slot {
    /// Of the live entry, or of the next one.
    generation: u32,
    kind: Kind,
    value: Option<Value>,
}

impl Table {
    const fn new(layout: Layout) -> Self {
        Self {
            layout,
            slots: Vec::new(),
            free: Vec::new(),
        }
    }

    fn insert(&mut self, kind: Kind, value: Value) -> Option<Handle> {
        let index = match self.free.pop() {
            Some(index) => index,
            None => self.grow(kind)?,
        };
        let slot = &mut self.slots[index as usize];
        slot.kind = kind;
        slot.value = Some(value);
        Some(Handle {
            kind: kind as u8,
            generation: slot.generation,
            index,
        })
    }

    fn grow(&mut self, kind: Kind) -> Option<u32> {
        let index = u32::try_from(self.slots.len()).ok()?;
        if index >= self.layout.capacity() {
            return None;
        }
        self.slots.push(Slot {
            generation: 1,
            kind,
            value: None,
        });
        Some(index)
    }

    /// The value of a live handle.
    fn entry(&self, handle: Handle) -> Result<&Value, HandleError> {
        let slot = self
            .slots
            .get(handle.index as usize)
            .ok_or(HandleError::Invalid)?;
        match &slot.value {
            Some(value) if slot.generation == handle.generation => {
                if slot.kind as u8 == handle.kind {
                    Ok(value)
                } else {
                    Err(HandleError::Invalid)
                }
            }
            _ => Err(self.gone(handle, slot)),
        }
    }

    /// A handle of an earlier generation was given out once, unless its kind is made up; one of a later generation was not.
    fn gone(&self, handle: Handle, slot: &Slot) -> HandleError {
        let given_out = handle.generation != 0
            && (handle.generation < slot.generation
                || slot.value.is_none() && self.is_retired(slot));
        match kind_of(handle.kind) {
            Some(kind) if given_out => HandleError::Stale { kind },
            _ => HandleError::Invalid,
        }
    }

    fn knows(&self, handle: Handle) -> bool {
        self.entry(handle).is_ok()
    }

    fn remove(&mut self, handle: Handle) -> Result<Value, HandleError> {
        self.entry(handle)?;
        let slot = &mut self.slots[handle.index as usize];
        let value = slot.value.take().ok_or(HandleError::Invalid)?;
        // A generation that came round would bring stale handles back to life, so the slot is given up instead.
        if slot.generation < self.layout.last_generation() {
            slot.generation += 1;
            self.free.push(handle.index);
        }
        Ok(value)
    }

    fn is_retired(&self, slot: &Slot) -> bool {
        slot.generation == self.layout.last_generation()
    }

    fn live(&self, kind: Kind) -> impl Iterator<Item = (Handle, &Value)> {
        self.entries()
            .filter(move |(handle, _)| handle.kind == kind as u8)
    }

    fn entries(&self) -> impl Iterator<Item = (Handle, &Value)> {
        self.slots.iter().enumerate().filter_map(|(index, slot)| {
            let handle = Handle {
                kind: slot.kind as u8,
                generation: slot.generation,
                index: index as u32,
            };
            Some((handle, slot.value.as_ref()?))
        })
    }

    /// Takes everything out. The values go to the caller, who drops them when the lock is free.
    fn clear(&mut self) -> Vec<Value> {
        let live: Vec<Handle> = self.entries().map(|(handle, _)| handle).collect();
        live.into_iter()
            .filter_map(|handle| self.remove(handle).ok())
            .collect()
    }
}

fn kind_of(number: u8) -> Option<Kind> {
    const ALL: [Kind; 24] = [
        Kind::Platform,
        Kind::Connect,
        Kind::Sessions,
        Kind::SessionModification,
        Kind::SessionSearch,
        Kind::SessionDetails,
        Kind::ActiveSession,
        Kind::ProductUserId,
        Kind::EpicAccountId,
        Kind::ContinuanceToken,
        Kind::Ui,
        Kind::Adjacent,
        Kind::Multiplayer,
        Kind::MultiplayerSession,
        Kind::MultiplayerJob,
        Kind::Auth,
        Kind::UserInfo,
        Kind::Friends,
        Kind::Presence,
        Kind::PresenceModification,
        Kind::CustomInvites,
        Kind::Metrics,
        Kind::P2p,
        Kind::Refusing,
    ];
    ALL.into_iter().find(|kind| *kind as u8 == number)
}

#[cfg(test)]
mod tests;
