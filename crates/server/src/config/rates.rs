//! `[rates]`: how often callers may ask.

use super::fault::Report;
use super::file;
use crate::rates::RateScale;

/// By how much the limits are multiplied; what makes no sense goes to the report.
pub(super) fn scale(given: file::Rates, report: &mut Report<'_>) -> RateScale {
    let is_off = given.enforced.as_ref().is_some_and(|on| !on.get_ref());
    let Some(factor) = given.factor else {
        return match is_off {
            true => RateScale::OFF,
            false => RateScale::USUAL,
        };
    };
    if is_off {
        report.add(
            &factor.span(),
            "contradicts enforced = false: keep one of the two",
        );
        return RateScale::OFF;
    }
    RateScale::times(*factor.get_ref()).unwrap_or_else(|| {
        let (least, most) = RateScale::RANGE;
        report.add(&factor.span(), format_args!("must be {least} to {most}"));
        RateScale::USUAL
    })
}
