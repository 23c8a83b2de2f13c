//! Who sits in which session, and who writes when.

use std::time::Duration;

use greenroom_protocol::limits;

/// Players dealt out to sessions, one after the other, as cards are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seating {
    players: usize,
    sessions: usize,
}

/// A place in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seat {
    pub(crate) session: usize,
    /// Counted from 0 within the session; who has this one makes the session.
    pub(crate) place: usize,
}

/// A write that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// When, from the first one on.
    pub(crate) at: Duration,
    /// Whose.
    pub(crate) seat: Seat,
}

impl Seating {
    /// # Errors
    /// A text for the operator, where a session would be empty or overfull.
    pub(crate) fn new(players: usize, sessions: usize) -> Result<Self, String> {
        let most = limits::SESSION_MEMBERS_MAX as usize;
        if sessions == 0 || players < sessions {
            return Err(format!(
                "{players} players are too few for {sessions} sessions: each has a player"
            ));
        }
        if players.div_ceil(sessions) > most {
            return Err(format!(
                "{players} players are too many for {sessions} sessions: each has {most} at most"
            ));
        }
        Ok(Self { players, sessions })
    }

    pub(crate) fn players(self) -> usize {
        self.players
    }

    pub(crate) fn sessions(self) -> usize {
        self.sessions
    }

    /// How many players are in a session.
    pub(crate) fn size(self, session: usize) -> usize {
        let shared = self.players / self.sessions;
        shared + usize::from(session < self.players % self.sessions)
    }

    pub(crate) fn seat(self, player: usize) -> Seat {
        Seat {
            session: player % self.sessions,
            place: player / self.sessions,
        }
    }

    pub(crate) fn player(self, seat: Seat) -> usize {
        seat.session + seat.place * self.sessions
    }

    /// `rate` writes a second for `seconds`: through the sessions, and each time
    /// by another player of a session. None waits for the one before it.
    pub(crate) fn turns(self, rate: u32, seconds: u32) -> impl ExactSizeIterator<Item = Turn> {
        let count = rate.saturating_mul(seconds);
        (0..count).map(move |nth| {
            let (round, session) = (nth as usize / self.sessions, nth as usize % self.sessions);
            let place = round % self.size(session);
            Turn {
                at: Duration::from_secs_f64(f64::from(nth) / f64::from(rate)),
                seat: Seat { session, place },
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_player_has_one_seat_and_no_session_is_fuller_by_two() {
        for (players, sessions) in [(1, 1), (7, 3), (8_000, 800), (100, 1)] {
            let seating = Seating::new(players, sessions).expect("fits");
            let sizes: Vec<_> = (0..sessions).map(|it| seating.size(it)).collect();
            assert_eq!(sizes.iter().sum::<usize>(), players);
            assert!(sizes[0] - sizes[sessions - 1] <= 1, "{sizes:?}");
            for player in 0..players {
                let seat = seating.seat(player);
                assert!(seat.place < sizes[seat.session]);
                assert_eq!(seating.player(seat), player);
            }
        }
    }

    #[test]
    fn sessions_that_would_be_empty_or_overfull_are_refused() {
        for (players, sessions) in [(0, 0), (5, 0), (4, 5), (101, 1)] {
            assert!(Seating::new(players, sessions).is_err());
        }
    }

    #[test]
    fn writes_are_steady_and_go_round_sessions_and_players() {
        let seating = Seating::new(5, 2).expect("fits");
        let turns: Vec<_> = seating.turns(4, 2).collect();
        let at: Vec<_> = turns.iter().map(|turn| turn.at.as_millis()).collect();
        assert_eq!(at, [0, 250, 500, 750, 1000, 1250, 1500, 1750]);
        let seats: Vec<_> = turns
            .iter()
            .map(|turn| (turn.seat.session, turn.seat.place))
            .collect();
        let expected = [
            (0, 0),
            (1, 0),
            (0, 1),
            (1, 1),
            (0, 2),
            (1, 0),
            (0, 0),
            (1, 1),
        ];
        assert_eq!(seats, expected);
    }
}
