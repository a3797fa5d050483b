//! A transaction is all or nothing, and nobody's failure is another's.

use std::time::{Duration, Instant};

use okoshko::store::{Error, Result, Store, Tx};
use okoshko_domain::ids::{AccountId, ChatId, StudioId};
use okoshko_domain::people::Lang;

use crate::cast::{BOT, Cast, Dice, NOW, easy, new_studio};
use crate::engines::Db;

/// What a turn does in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Commit,
    RollBack,
    /// It goes away without a word.
    Drop,
    /// A statement fails, and the turn takes itself back.
    Fail,
}

const ENDS: [End; 4] = [End::Commit, End::RollBack, End::Drop, End::Fail];

/// Two rows that must stand together: an account and its client row.
async fn two_rows(tx: &mut Tx, studio: StudioId, person: i64) -> Result<()> {
    let account = tx.account_of(person, Lang::En, NOW).await?;
    tx.client_of(studio, account, NOW).await?;
    Ok(())
}

async fn turn(store: &Store, studio: StudioId, person: i64, end: End) -> Result<()> {
    let mut tx = store.begin().await?;
    two_rows(&mut tx, studio, person).await?;
    match end {
        End::Commit => tx.commit().await,
        End::RollBack => tx.roll_back().await,
        End::Drop => Ok(()),
        End::Fail => {
            let failed = tx.client_of(studio, AccountId(i64::MAX), NOW).await;
            assert!(matches!(failed, Err(Error::Sql(_))), "{failed:?}");
            tx.roll_back().await
        }
    }
}

/// Who is there, each with a client row; panics when somebody is there by half.
async fn there(db: &Db) -> Vec<i64> {
    there_from(db, 0).await
}

/// As [`there`], of those with a number from this one on.
async fn there_from(db: &Db, first: i64) -> Vec<i64> {
    let whose = format!("from account a where telegram_id >= {first}");
    let half = format!("{whose} and not exists (select 1 from client c where c.account_id = a.account_id)");
    assert_eq!(db.number(&format!("select count(*) {half}")).await, 0, "somebody is there by half");
    let people = db.words(&format!("select cast(telegram_id as text) {whose}")).await;
    let mut people: Vec<_> = people.iter().map(|person| person.parse().unwrap()).collect();
    people.sort_unstable();
    people
}

async fn studio(db: &Db) -> StudioId {
    db.write(async |tx| tx.add_studio(&new_studio(easy()), NOW).await).await.unwrap()
}

both_engines!(only_a_commit_leaves_anything_and_the_next_turn_always_works, async |db| {
    let studio = studio(db).await;
    for (person, end) in (1..).zip(ENDS.into_iter().chain(ENDS)) {
        turn(&db.store, studio, person, end).await.unwrap();
        turn(&db.store, studio, 100 + person, End::Commit).await.unwrap();
    }
    assert_eq!(there(db).await, [1, 5, 101, 102, 103, 104, 105, 106, 107, 108]);
});

both_engines!(nobody_sees_what_is_not_committed, async |db| {
    let studio = studio(db).await;
    let mut tx = db.store.begin().await.unwrap();
    two_rows(&mut tx, studio, 1).await.unwrap();
    assert!(there(db).await.is_empty());
    assert_eq!(db.read(async |tx| tx.chat(BOT, okoshko_domain::ids::ChatId(1)).await).await, None);
    tx.commit().await.unwrap();
    assert_eq!(there(db).await, [1]);
});

both_engines!(a_read_that_commits_or_goes_back_is_harmless, async |db| {
    let studio = studio(db).await;
    for _ in 0..30 {
        let mut tx = db.store.read().await.unwrap();
        assert_eq!(tx.revision(studio).await.unwrap(), Some(1));
        tx.commit().await.unwrap();
        db.store.read().await.unwrap().roll_back().await.unwrap();
    }
});

both_engines!(a_turn_in_the_crowd_takes_only_itself_back, async |db| {
    const CROWD: i64 = 1_000;
    let studio = studio(db).await;
    let began = Instant::now();
    let turns: Vec<_> = (0..CROWD)
        .map(|person| {
            let store = db.store.clone();
            let end = ENDS[usize::try_from(person).unwrap() % 4];
            tokio::spawn(async move { turn(&store, studio, person, end).await })
        })
        .collect();
    for turn in turns {
        turn.await.unwrap().unwrap();
    }
    eprintln!("{}: {CROWD} turns at once in {:?}", db.store.engine(), began.elapsed());
    assert_eq!(there(db).await, (0..CROWD).step_by(4).collect::<Vec<_>>());
});

both_engines!(what_is_committed_is_seen_by_whoever_looks_next, async |db| {
    let studio = studio(db).await;
    let turns: Vec<_> = (0..300)
        .map(|person| {
            let store = db.store.clone();
            tokio::spawn(async move {
                let mut tx = store.begin().await.unwrap();
                tx.greet(BOT, ChatId(person), Lang::En, "home", NOW).await.unwrap();
                tx.touch_studio(studio).await.unwrap();
                let mine = tx.revision(studio).await.unwrap();
                tx.commit().await.unwrap();
                let mut look = store.read().await.unwrap();
                let chat = look.chat(BOT, ChatId(person)).await.unwrap();
                (chat.is_some(), look.revision(studio).await.unwrap() >= mine)
            })
        })
        .collect();
    for turn in turns {
        assert_eq!(turn.await.unwrap(), (true, true));
    }
    assert_eq!(db.read(async |tx| tx.revision(studio).await).await, Some(301), "no increment is lost");
});

both_engines!(a_turn_whose_caller_goes_away_is_whole_or_nothing_and_hurts_nobody, async |db| {
    let studio = studio(db).await;
    let mut dice = Dice(1);
    for round in 0..200 {
        let mut turns = Vec::new();
        for place in 0..20 {
            let store = db.store.clone();
            let person = round * 100 + place;
            let task = tokio::spawn(async move { turn(&store, studio, person, End::Commit).await });
            // The odd ones are left at any moment: before they begin, between two statements, while they commit.
            let patience = (place % 2 == 1).then(|| dice.below(30));
            turns.push((person, patience, task));
        }
        for step in 0..30 {
            for (_, _, task) in turns.iter().filter(|(_, patience, _)| *patience == Some(step)) {
                task.abort();
            }
            tokio::task::yield_now().await;
        }
        for (person, patience, task) in turns {
            match task.await {
                Ok(done) => done.unwrap_or_else(|error| panic!("{person} was hurt: {error}")),
                Err(left) => assert!(left.is_cancelled() && patience.is_some(), "{left}"),
            }
        }
        turn(&db.store, studio, round * 100 + 99, End::Commit).await.unwrap();
        let there = there_from(db, round * 100).await;
        for stayed in (0..20).step_by(2).chain([99]) {
            assert!(there.contains(&(round * 100 + stayed)), "{stayed} of round {round} is lost");
        }
    }
});

both_engines!(a_batch_that_fails_in_the_middle_takes_back_its_beginning_and_nobody_elses, async |db| {
    let studio = studio(db).await;
    for round in 0..20 {
        let (well, ill) = (round * 10 + 1, round * 10 + 2);
        let neighbour = tokio::spawn({
            let store = db.store.clone();
            async move { turn(&store, studio, well, End::Commit).await }
        });
        let mut tx = db.store.begin().await.unwrap();
        let fails = async {
            tx.greet(BOT, ChatId(ill), Lang::En, "home", NOW).await?;
            tx.hire(studio, AccountId(i64::MAX), "owner", None).await?;
            tx.touch_studio(studio).await?;
            tx.revision(studio).await.map(drop)
        };
        assert!(matches!(fails.await, Err(Error::Sql(_))));
        tx.roll_back().await.unwrap();
        neighbour.await.unwrap().unwrap();
        assert_eq!(there_from(db, round * 10).await, [well]);
    }
    assert_eq!(db.read(async |tx| tx.revision(studio).await).await, Some(1));
});

both_engines!(a_turn_that_said_nothing_ends_at_once, async |db| {
    let studio = studio(db).await;
    for person in 1..=3 {
        db.store.begin().await.unwrap().commit().await.unwrap();
        db.store.begin().await.unwrap().roll_back().await.unwrap();
        drop(db.store.begin().await.unwrap());
        turn(&db.store, studio, person, End::Commit).await.unwrap();
    }
    assert_eq!(there(db).await, [1, 2, 3]);
});

both_engines!(a_closed_store_says_that_it_is_away, async |db| {
    let studio = studio(db).await;
    let other = db.store.clone();
    db.store.close().await;
    for refused in [other.begin().await.err(), other.read().await.err()] {
        assert!(matches!(refused, Some(Error::Away(_))), "{refused:?}");
    }
    assert_eq!(db.number("select count(*) from studio").await, 1);
    let _ = studio;
});

both_engines!(a_fault_of_the_database_is_told_from_a_fault_of_ours, async |db| {
    let cast = Cast::of(db).await;
    let (account, _) = cast.client(db, 900).await;
    db.run("alter table staff rename to away").await.unwrap();
    let hired = db.write(async |tx| tx.hire(cast.studio, account, "owner", None).await).await;
    assert!(matches!(&hired, Err(error @ Error::Sql(_)) if !error.is_passing()), "{hired:?}");
    db.run("alter table away rename to staff").await.unwrap();
    db.write(async |tx| tx.hire(cast.studio, account, "owner", None).await).await.unwrap();
});

both_engines!(a_reader_waits_for_nobody_who_writes, async |db| {
    let studio = studio(db).await;
    let mut tx = db.store.begin().await.unwrap();
    tx.touch_studio(studio).await.unwrap();
    let look = db.read(async |tx| tx.revision(studio).await);
    let seen = tokio::time::timeout(Duration::from_secs(2), look).await;
    assert_eq!(seen, Ok(Some(1)));
    tx.commit().await.unwrap();
});
