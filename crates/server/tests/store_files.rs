//! The embedded engine on real files: reopened, killed, opened twice, written
//! by a later release.

mod support;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use greenroom_server::store::redb::{FILE_NAME, FORMAT, OpenError, RedbStore};
use greenroom_service::store::Store;
use support::records::{create, holds, key};

/// Names the folder to the process that is going to be killed.
const FOLDER: &str = "GREENROOM_TEST_STORE_FOLDER";
/// Names the round to it.
const ROUND: &str = "GREENROOM_TEST_ROUND";

fn open(folder: &Path) -> RedbStore {
    RedbStore::open(folder).expect("opens")
}

#[tokio::test]
async fn records_and_revisions_survive_closing() {
    let root = tempfile::tempdir().expect("a folder");
    let folder = root.path().join("made/on/demand");
    let store = open(&folder);
    let first = create(&store, "a").await.expect("writes");
    drop(store);
    let store = open(&folder);
    assert!(holds(&store, "a").await);
    let record = store.read(&key("a")).await.expect("readable");
    assert_eq!(record.expect("live").revision, first);
    assert!(create(&store, "b").await.expect("writes") > first);
}

#[test]
#[cfg(unix)]
fn data_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let root = tempfile::tempdir().expect("a folder");
    let folder = root.path().join("data");
    let _store = open(&folder);
    let mode = |path: &Path| path.metadata().expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    assert_eq!(mode(&folder.join(FILE_NAME)), 0o600);
}

#[test]
fn a_file_in_the_place_of_the_folder_is_called_so() {
    let root = tempfile::tempdir().expect("a folder");
    let file = root.path().join("data");
    std::fs::write(&file, "").expect("written");
    let refused = RedbStore::open(&file).err().expect("no folder");
    assert!(matches!(refused, OpenError::Folder(..)), "{refused}");
    assert!(refused.to_string().contains("not a directory"), "{refused}");
}

#[test]
fn a_second_opener_is_refused_until_the_first_is_done() {
    let root = tempfile::tempdir().expect("a folder");
    let store = open(root.path());
    let second = RedbStore::open(root.path()).err().expect("refused");
    assert!(matches!(second, OpenError::InUse(_)), "{second}");
    assert!(second.to_string().contains("in use"), "{second}");
    drop(store);
    open(root.path());
}

#[test]
fn a_file_of_a_later_format_is_left_alone() {
    let root = tempfile::tempdir().expect("a folder");
    drop(open(root.path()));
    set_format(root.path(), FORMAT + 1);
    for _ in 0..2 {
        let error = RedbStore::open(root.path()).err().expect("refused");
        assert!(matches!(error, OpenError::Newer { found } if found == FORMAT + 1));
        assert!(error.to_string().contains("format 2"), "{error}");
    }
    set_format(root.path(), FORMAT);
    open(root.path());
}

fn set_format(folder: &Path, format: u64) {
    let database = redb::Database::open(folder.join(FILE_NAME)).expect("opens");
    let txn = database.begin_write().expect("free");
    txn.open_table(redb::TableDefinition::<&str, u64>::new("meta"))
        .expect("there")
        .insert("format", format)
        .expect("writes");
    txn.commit().expect("writes");
}

/// The power may go while the very first file is being made, and a file that
/// is half made is refused.
#[tokio::test]
async fn a_first_start_that_was_interrupted_is_made_good_by_the_next() {
    let root = tempfile::tempdir().expect("a folder");
    let unfinished = root.path().join("greenroom.redb.new");
    std::fs::write(&unfinished, [0; 5000]).expect("writes");
    let store = open(root.path());
    assert!(!unfinished.exists());
    create(&store, "a").await.expect("writes");
    drop(store);
    assert!(holds(&open(root.path()), "a").await);
}

#[test]
fn a_file_that_is_something_else_is_refused() {
    let root = tempfile::tempdir().expect("a folder");
    std::fs::write(root.path().join(FILE_NAME), b"not a database").expect("writes");
    let error = RedbStore::open(root.path()).err().expect("refused");
    assert!(matches!(error, OpenError::Storage(_)), "{error}");
}

#[tokio::test]
async fn every_acknowledged_write_survives_kill_9() {
    let root = tempfile::tempdir().expect("a folder");
    let mut acknowledged = Vec::new();
    for round in 0..5 {
        acknowledged.extend(write_until_killed(root.path(), round));
        let store = open(root.path());
        for id in &acknowledged {
            assert!(holds(&store, id).await, "round {round} lost {id}");
        }
    }
    assert!(acknowledged.len() >= 5 * 60);
}

/// Answers which records the process acknowledged before it was killed.
fn write_until_killed(folder: &Path, round: usize) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().expect("known"))
        .args([
            "--exact",
            "writer_that_is_killed",
            "--ignored",
            "--nocapture",
        ])
        .env(FOLDER, folder)
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .expect("starts");
    let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    let mut acknowledged = Vec::new();
    for line in lines {
        let Some(id) = line.expect("text").strip_prefix("ack ").map(str::to_owned) else {
            continue;
        };
        acknowledged.push(id);
        if acknowledged.len() == 60 + round * 7 {
            child.kill().expect("kill -9");
        }
    }
    child.wait().expect("ends");
    acknowledged
}

/// Not a test: the process that `every_acknowledged_write_survives_kill_9`
/// starts and kills.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "started by another test"]
async fn writer_that_is_killed() {
    let (Ok(folder), Ok(round)) = (std::env::var(FOLDER), std::env::var(ROUND)) else {
        return;
    };
    let store = Arc::new(open(Path::new(&folder)));
    println!();
    let writers: Vec<_> = (0..8)
        .map(|writer| {
            let (store, round) = (store.clone(), round.clone());
            tokio::spawn(async move {
                for number in 0..1_000_000 {
                    let id = format!("{round}-{writer}-{number}");
                    create(&*store, &id).await.expect("writes");
                    println!("ack {id}");
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.expect("writes until the end");
    }
}
