//! What the Presence interface hands out, and the functions of `eos_presence_types.h` that take it back.

use std::ptr;

use greenroom_protocol::people::PresenceStatus;
use parking_lot::Mutex;

use super::boundary::try_boundary;
use super::handles::{self, Handled, Kind};
use super::ids::epic_account;
use super::outputs::{self, Plan};
use super::refusal::Refusal;
use super::types::{
    CEnum, EOS_HPresenceModification, EOS_PRESENCE_DATARECORD_API_LATEST,
    EOS_PRESENCE_INFO_API_LATEST, EOS_Presence_DataRecord, EOS_Presence_EStatus, EOS_Presence_Info,
    EOS_PresenceModificationHandle,
};
use crate::interfaces::presence::View;
use crate::interfaces::presence::modification::Modification;
use crate::user_id::UserId;

/// A modification as its handle holds it: its setters change it in place.
pub type SharedPresenceModification = Mutex<Modification>;

impl Handled for SharedPresenceModification {
    const KIND: Kind = Kind::PresenceModification;
    type Opaque = EOS_PresenceModificationHandle;
}

/// Frees a modification; a `EOS_Presence_SetPresence` that was begun with it goes on. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_PresenceModification_Release(
    PresenceModificationHandle: EOS_HPresenceModification,
) {
    try_boundary("EOS_PresenceModification_Release", || {
        if !PresenceModificationHandle.is_null() {
            handles::remove::<SharedPresenceModification>(PresenceModificationHandle)?;
        }
        Ok(())
    });
}

/// Frees what a player shows, with all that it points to. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Presence_Info_Release(PresenceInfo: *mut EOS_Presence_Info) {
    const NAME: &str = "EOS_Presence_Info_Release";
    try_boundary(NAME, || {
        outputs::release(NAME, PresenceInfo);
        Ok(())
    });
}

/// Gives the game what a player shows.
pub(super) fn hand_out(player: UserId, view: &View) -> Result<*mut EOS_Presence_Info, Refusal> {
    let mut plan = Plan::<EOS_Presence_Info>::new();
    // Next to each other: the game reads them as an array.
    let places: Vec<_> = view.records.iter().map(|_| plan.place()).collect();
    let product_id = plan.text(&view.product_id);
    let product_version = plan.text(&view.product_version);
    let platform = plan.text(&view.platform);
    let rich_text = plan.text(&view.rich_text);
    let product_name = plan.text(&view.product_name);
    let integrated = plan.text("");
    let texts: Vec<_> = view
        .records
        .iter()
        .map(|(key, value)| (plan.text(key), plan.text(value)))
        .collect();
    let block = plan.allocate()?;
    for (place, (key, value)) in places.iter().zip(texts) {
        block.put(
            *place,
            EOS_Presence_DataRecord {
                ApiVersion: EOS_PRESENCE_DATARECORD_API_LATEST,
                Key: block.at(key),
                Value: block.at(value),
            },
        );
    }
    let records = places.first().map(|first| block.at(*first).cast_const());
    let info = EOS_Presence_Info {
        ApiVersion: EOS_PRESENCE_INFO_API_LATEST,
        Status: CEnum::from(status(view.status)),
        UserId: epic_account(player),
        ProductId: block.at(product_id),
        ProductVersion: block.at(product_version),
        Platform: block.at(platform),
        RichText: block.at(rich_text),
        RecordsCount: i32::try_from(view.records.len()).unwrap_or(i32::MAX),
        Records: records.unwrap_or(ptr::null()),
        ProductName: block.at(product_name),
        IntegratedPlatform: block.at(integrated),
    };
    Ok(block.hand_out(info))
}

fn status(status: PresenceStatus) -> EOS_Presence_EStatus {
    match status {
        PresenceStatus::Online => EOS_Presence_EStatus::EOS_PS_Online,
        PresenceStatus::Away => EOS_Presence_EStatus::EOS_PS_Away,
        PresenceStatus::ExtendedAway => EOS_Presence_EStatus::EOS_PS_ExtendedAway,
        PresenceStatus::DoNotDisturb => EOS_Presence_EStatus::EOS_PS_DoNotDisturb,
        PresenceStatus::Offline => EOS_Presence_EStatus::EOS_PS_Offline,
    }
}
