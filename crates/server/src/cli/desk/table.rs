//! Plain text in columns.

/// Between two columns.
const GAP: usize = 2;

/// Rows under their heads, each column as wide as its widest text.
pub(super) fn table<const N: usize>(heads: [&str; N], rows: Vec<[String; N]>) -> String {
    let rows: Vec<_> = rows
        .into_iter()
        .map(|row| row.map(|it| plain(&it)))
        .collect();
    let mut widths = heads.map(|head| head.chars().count());
    for row in &rows {
        for (width, text) in widths.iter_mut().zip(row) {
            *width = (*width).max(text.chars().count());
        }
    }
    let mut text = line(heads, widths);
    for row in &rows {
        text.push_str(&line(row.each_ref().map(String::as_str), widths));
    }
    text
}

fn line<const N: usize>(cells: [&str; N], widths: [usize; N]) -> String {
    let mut line = String::new();
    for (cell, width) in cells.into_iter().zip(widths) {
        line.push_str(cell);
        let missing = width - cell.chars().count();
        line.extend(std::iter::repeat_n(' ', missing + GAP));
    }
    format!("{}\n", line.trim_end())
}

/// What players call themselves stays text: a terminal obeys what it is not shown.
pub(super) fn plain(text: &str) -> String {
    let shown = |letter: char| match letter.is_control() {
        true => letter.escape_default().to_string(),
        false => letter.to_string(),
    };
    text.chars().map(shown).collect()
}

/// A length of time in its two largest units.
pub(super) fn duration(ms: u64) -> String {
    let seconds = ms / 1000;
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60);
    match (days, hours, minutes) {
        (0, 0, 0) => format!("{seconds}s"),
        (0, 0, _) => format!("{minutes}m {}s", seconds % 60),
        (0, ..) => format!("{hours}h {minutes}m"),
        _ => format!("{days}d {hours}h"),
    }
}
