//! The structs of Presence.

use super::versioned;
use crate::abi::types::*;

versioned! {
    EOS_Presence_QueryPresenceOptions EOS_PRESENCE_QUERYPRESENCE_API_LATEST: TargetUserId;
    EOS_Presence_HasPresenceOptions EOS_PRESENCE_HASPRESENCE_API_LATEST: TargetUserId;
    EOS_Presence_CopyPresenceOptions EOS_PRESENCE_COPYPRESENCE_API_LATEST:
        TargetUserId TargetUserId TargetUserId;
    EOS_Presence_GetJoinInfoOptions EOS_PRESENCE_GETJOININFO_API_LATEST: TargetUserId;
    EOS_Presence_CreatePresenceModificationOptions EOS_PRESENCE_CREATEPRESENCEMODIFICATION_API_LATEST:
        LocalUserId;
    EOS_Presence_SetPresenceOptions EOS_PRESENCE_SETPRESENCE_API_LATEST: PresenceModificationHandle;
    EOS_Presence_AddNotifyOnPresenceChangedOptions EOS_PRESENCE_ADDNOTIFYONPRESENCECHANGED_API_LATEST:
        ApiVersion;
    EOS_Presence_AddNotifyJoinGameAcceptedOptions EOS_PRESENCE_ADDNOTIFYJOINGAMEACCEPTED_API_LATEST:
        ApiVersion ApiVersion;
    EOS_PresenceModification_SetStatusOptions EOS_PRESENCEMODIFICATION_SETSTATUS_API_LATEST: Status;
    EOS_PresenceModification_SetRawRichTextOptions EOS_PRESENCEMODIFICATION_SETRAWRICHTEXT_API_LATEST:
        RichText;
    EOS_PresenceModification_SetTemplateIdOptions EOS_PRESENCEMODIFICATION_SETTEMPLATEID_API_LATEST:
        TemplateId;
    EOS_PresenceModification_SetTemplateDataOptions EOS_PRESENCEMODIFICATION_SETTEMPLATEDATA_API_LATEST:
        ValueType;
    EOS_Presence_DataRecord EOS_PRESENCE_DATARECORD_API_LATEST: Value;
    EOS_PresenceModification_SetDataOptions EOS_PRESENCEMODIFICATION_SETDATA_API_LATEST: Records;
    EOS_PresenceModification_DataRecordId EOS_PRESENCEMODIFICATION_DATARECORDID_API_LATEST: Key;
    EOS_PresenceModification_DeleteDataOptions EOS_PRESENCEMODIFICATION_DELETEDATA_API_LATEST: Records;
    EOS_PresenceModification_SetJoinInfoOptions EOS_PRESENCEMODIFICATION_SETJOININFO_API_LATEST:
        JoinInfo;
}
