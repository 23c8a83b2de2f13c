use super::*;

struct Apple(u32);
struct Pear;
/// Has a kind in common with `Apple`, as all adjacent interfaces have.
struct Cider;
enum AppleHandle {}
enum PearHandle {}

impl Handled for Apple {
    const KIND: Kind = Kind::SessionDetails;
    type Opaque = AppleHandle;
}

impl Handled for Pear {
    const KIND: Kind = Kind::SessionSearch;
    type Opaque = PearHandle;
}

impl Handled for Cider {
    const KIND: Kind = Kind::SessionDetails;
    type Opaque = AppleHandle;
}

fn handle(kind: Kind, generation: u32, index: u32) -> Handle {
    Handle {
        kind: kind as u8,
        generation,
        index,
    }
}

#[test]
fn a_handle_gives_its_value_until_it_is_removed() {
    let raw = insert(Arc::new(Apple(5)));
    assert!(!raw.is_null());
    let used = get::<Apple>(raw).expect("a live handle");
    assert!(remove::<Apple>(raw).is_ok());
    assert_eq!(used.0, 5, "the value outlives its handle");
    let stale = HandleError::Stale {
        kind: Kind::SessionDetails,
    };
    assert_eq!(get::<Apple>(raw).err(), Some(stale));
    assert_eq!(remove::<Apple>(raw).err(), Some(stale));
}

#[test]
fn a_reused_slot_does_not_revive_old_handles() {
    let old = insert(Arc::new(Apple(1)));
    assert!(remove::<Apple>(old).is_ok());
    let new: Vec<_> = (0..64).map(|n| insert(Arc::new(Apple(n)))).collect();
    assert!(matches!(get::<Apple>(old), Err(HandleError::Stale { .. })));
    for raw in new {
        assert!(remove::<Apple>(raw).is_ok());
    }
}

#[test]
fn null_garbage_and_handles_of_something_else_are_told_apart() {
    let pear = insert(Arc::new(Pear));
    let expected = Kind::SessionDetails;
    let wrong = Some(HandleError::WrongKind { expected });
    assert_eq!(get::<Apple>(ptr::null_mut()).err(), Some(HandleError::Null));
    assert_eq!(get::<Apple>(pear.cast()).err(), wrong);
    for garbage in [1_usize, 0xdead_beef, usize::MAX, usize::MAX - 1, 1 << 20] {
        let garbage = ptr::without_provenance_mut(garbage);
        assert_eq!(get::<Apple>(garbage).err(), Some(HandleError::Invalid));
    }
    let local = 5_u8;
    let address = (&raw const local).cast_mut().cast();
    assert!(get::<Apple>(address).is_err());
    assert!(remove::<Pear>(pear).is_ok());
}

#[test]
fn a_type_of_the_same_kind_is_not_taken_for_another() {
    let cider = insert(Arc::new(Cider));
    let expected = Kind::SessionDetails;
    let wrong = Some(HandleError::WrongKind { expected });
    assert_eq!(get::<Apple>(cider).err(), wrong);
    assert_eq!(remove::<Apple>(cider).err(), wrong);
    assert!(
        get::<Cider>(cider).is_ok(),
        "a refused removal changes nothing"
    );
    assert!(all::<Cider>().contains(&cider));
    assert!(remove::<Cider>(cider).is_ok());
    assert!(!all::<Cider>().contains(&cider));
}

#[test]
fn both_layouts_keep_every_part() {
    for layout in [Layout::WIDE, Layout::NARROW] {
        for generation in [1, 2, layout.last_generation()] {
            for index in [0, 1, layout.capacity() - 1] {
                let whole = handle(Kind::Adjacent, generation, index);
                assert_eq!(layout.unpack(layout.pack(whole)), Some(whole));
            }
        }
    }
    let largest = handle(Kind::Adjacent, Layout::NARROW.last_generation(), 0xFFFE);
    assert!(Layout::NARROW.pack(largest) <= u64::from(u32::MAX));
    assert_eq!(Layout::WIDE.unpack(0), None);
    assert_eq!(Layout::WIDE.unpack(0x0100_0001_0000_0000), None, "no index");
}

#[test]
fn a_slot_whose_generations_are_used_up_is_retired() {
    let tiny = Layout {
        generation_bits: 2,
        index_bits: 8,
    };
    let mut table = Table::new(tiny);
    let mut given_out = Vec::new();
    for _ in 0..7 {
        let handle = table
            .insert(Kind::Platform, Arc::new(()))
            .expect("there is room");
        assert!(!given_out.contains(&handle), "a handle came back");
        given_out.push(handle);
        assert!(table.remove(handle).is_ok());
    }
    assert_eq!(table.slots.len(), 3, "three generations in each slot");
    let kind = Kind::Platform;
    for old in given_out {
        assert_eq!(table.entry(old).err(), Some(HandleError::Stale { kind }));
    }
}

#[test]
fn a_full_table_gives_nothing() {
    let tiny = Layout {
        generation_bits: 2,
        index_bits: 2,
    };
    let mut table = Table::new(tiny);
    let full: Vec<_> = (0..5)
        .map(|_| table.insert(Kind::Platform, Arc::new(())).is_some())
        .collect();
    assert_eq!(full, [true, true, true, false, false]);
    assert_eq!(table.clear().len(), 3);
    assert_eq!(table.entries().count(), 0);
    assert!(table.insert(Kind::Platform, Arc::new(())).is_some());
}

#[test]
fn a_value_that_uses_the_table_when_it_goes_finds_no_lock_held() {
    struct Nested(*mut AppleHandle);
    // SAFETY: a handle is a number.
    unsafe impl Send for Nested {}
    // SAFETY: as above.
    unsafe impl Sync for Nested {}
    impl Handled for Nested {
        const KIND: Kind = Kind::ActiveSession;
        type Opaque = PearHandle;
    }
    impl Drop for Nested {
        fn drop(&mut self) {
            assert!(remove::<Apple>(self.0).is_ok());
        }
    }
    let inner = insert(Arc::new(Apple(1)));
    let outer = insert(Arc::new(Nested(inner)));
    drop(remove::<Nested>(outer));
    assert!(matches!(
        get::<Apple>(inner),
        Err(HandleError::Stale { .. })
    ));
}

#[test]
fn concurrent_removals_succeed_once() {
    for _ in 0..100 {
        let raw = insert(Arc::new(Apple(0))).addr();
        let removed: usize = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..2)
                .map(|_| {
                    scope.spawn(move || remove::<Apple>(ptr::without_provenance_mut(raw)).is_ok())
                })
                .collect();
            threads
                .into_iter()
                .map(|thread| usize::from(thread.join().expect("no panic")))
                .sum()
        });
        assert_eq!(removed, 1);
    }
}
