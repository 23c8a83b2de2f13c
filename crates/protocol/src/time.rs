//! Instants on the wire: ISO 8601 in UTC with seven fractional digits.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp(pub u64);

impl Timestamp {
    /// The instant `ms` milliseconds later.
    pub fn plus(self, ms: u64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Milliseconds since `earlier`, or 0 where that is not earlier.
    pub fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }
}

const DAY_MS: u64 = 86_400_000;

/// Days from 1970-01-01 to the first day of a year that is counted from March,
/// so that the leap day is the last day of its year.
fn days_before_march_year(year: u64) -> u64 {
    365 * year + year / 4 - year / 100 + year / 400
}

/// Days from 0000-03-01 to 1970-01-01.
const EPOCH: u64 = 719_468;

fn civil(days_since_epoch: u64) -> (u64, u64, u64) {
    let days = days_since_epoch + EPOCH;
    // A first guess by the mean length of a year is at most one too high.
    let mut year = days * 400 / 146_097;
    while days_before_march_year(year) > days {
        year -= 1;
    }
    while days_before_march_year(year + 1) <= days {
        year += 1;
    }
    let day_of_year = days - days_before_march_year(year);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    match month_from_march {
        0..=9 => (year, month_from_march + 3, day),
        _ => (year + 1, month_from_march - 9, day),
    }
}

/// Days since 1970-01-01, below zero before it. The year is 1 or later.
fn days_from_civil(year: u64, month: u64, day: u64) -> i64 {
    let (year, month_from_march) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let days = days_before_march_year(year) + (153 * month_from_march + 2) / 5 + day - 1;
    // At most those of ten thousand years.
    days as i64 - EPOCH as i64
}

fn days_of_month(year: u64, month: u64) -> u64 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

const WRONG: &str = "is not a UTC timestamp such as 2026-01-31T12:00:00.0000000Z";

/// Reads an instant of the years 1 to 9999 without rounding it: whole seconds
/// since 1970, below zero before it, and the digits of the fraction that comes on
/// top of them, any number of them or none.
///
/// # Errors
/// What it is not, for a message that begins with the text.
pub fn exact_instant(text: &str) -> Result<(i64, &str), &'static str> {
    let body = text.strip_suffix('Z').ok_or(WRONG)?;
    let (whole, fraction) = body.split_once('.').unwrap_or((body, ""));
    if whole.len() != 19 || !whole.is_ascii() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(WRONG);
    }
    let bytes = whole.as_bytes();
    let separators = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')];
    if separators.iter().any(|&(at, b)| bytes[at] != b) {
        return Err(WRONG);
    }
    let part = |from: usize, to: usize| -> Result<u64, &'static str> {
        let digits = &whole[from..to];
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(WRONG);
        }
        digits.parse().map_err(|_| WRONG)
    };
    let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
    let (hour, minute, second) = (part(11, 13)?, part(14, 16)?, part(17, 19)?);
    let in_range = year > 0
        && (1..=12).contains(&month)
        && (1..=days_of_month(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second < 61;
    if !in_range {
        return Err(WRONG);
    }
    let of_day = hour * 3600 + minute * 60 + second;
    Ok((
        days_from_civil(year, month, day) * 86_400 + of_day as i64,
        fraction,
    ))
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil(self.0 / DAY_MS);
        let ms = self.0 % DAY_MS;
        let (hour, minute, second) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}0000Z",
            ms % 1000
        )
    }
}

impl std::str::FromStr for Timestamp {
    type Err = &'static str;

    /// Reads what `Display` writes, with any number of fractional digits.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (seconds, fraction) = exact_instant(text)?;
        let seconds = u64::try_from(seconds).map_err(|_| WRONG)?;
        let thousandths = format!("{fraction:0<3}")[..3]
            .parse::<u64>()
            .map_err(|_| WRONG)?;
        Ok(Self(seconds * 1000 + thousandths))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_instants_have_known_texts() {
        for (ms, text) in [
            (0, "1970-01-01T00:00:00.0000000Z"),
            (951_782_400_000, "2000-02-29T00:00:00.0000000Z"),
            (1_000_000_000_123, "2001-09-09T01:46:40.1230000Z"),
            (4_107_542_399_999, "2100-02-28T23:59:59.9990000Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00.0000000Z"),
        ] {
            assert_eq!(Timestamp(ms).to_string(), text);
            assert_eq!(text.parse(), Ok(Timestamp(ms)));
        }
    }

    #[test]
    fn every_day_of_six_centuries_reads_back() {
        for day in 0..220_000_u64 {
            let at = Timestamp(day * DAY_MS + 1);
            assert_eq!(at.to_string().parse(), Ok(at));
        }
    }

    #[test]
    fn an_instant_before_1970_is_read_and_none_is_rounded() {
        for (text, seconds, fraction) in [
            ("0001-01-01T00:00:00Z", -62_135_596_800, ""),
            ("1969-12-31T23:59:59.99999999999Z", -1, "99999999999"),
            ("1900-03-01T00:00:00.5Z", -2_203_891_200, "5"),
            ("9999-12-31T23:59:59.9999999Z", 253_402_300_799, "9999999"),
        ] {
            assert_eq!(exact_instant(text), Ok((seconds, fraction)));
        }
        assert!("1969-12-31T23:59:59Z".parse::<Timestamp>().is_err());
    }

    #[test]
    fn what_is_no_instant_is_refused() {
        for text in [
            "",
            "0000-01-01T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2026-02-30T00:00:00Z",
            "2026-04-31T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01",
            "2026-01-01T00:00:00.x00Z",
            "+026-01-01T00:00:00Z",
        ] {
            assert!(
                text.parse::<Timestamp>().is_err(),
                "{text:?} must be refused"
            );
        }
    }
}
