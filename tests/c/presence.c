/* What players show of themselves, between two players of one process: every
 * setter with its limits, notifications, join info, and who sees what.
 *
 *   presence story NAME
 *   presence outage NAME     says "ready", waits for a line, says "waiting" */

#define _POSIX_C_SOURCE 200809L

#include "auth.h"
#include "greenroom.h"

#include "eos_friends.h"
#include "eos_presence.h"
#include "eos_ui.h"

/* A player, its presence, and what it was told. */
typedef struct Person {
    Player player;
    EOS_HPresence presence;
    EOS_EpicAccountId account;
    int own_changes;
    int changes_of_other;
    int joins;
    char join_info[EOS_PRESENCEMODIFICATION_JOININFO_MAX_LENGTH + 1];
    EOS_UI_EventId event;
} Person;

static Person anna;
static Person ben;

/* --- Callbacks ------------------------------------------------------------ */

static void EOS_CALL on_changed(const EOS_Presence_PresenceChangedCallbackInfo* data)
{
    Person* person = (Person*)data->ClientData;
    CHECK(ticking == person->player.platform);
    CHECK(data->LocalUserId == person->account);
    if (data->PresenceUserId == person->account) {
        person->own_changes++;
    } else {
        person->changes_of_other++;
    }
}

static void EOS_CALL on_never(const EOS_Presence_PresenceChangedCallbackInfo* data)
{
    (void)data;
    CHECK(!"a callback that was taken back came");
}

static void EOS_CALL on_join(const EOS_Presence_JoinGameAcceptedCallbackInfo* data)
{
    Person* person = (Person*)data->ClientData;
    CHECK(ticking == person->player.platform);
    CHECK(data->LocalUserId == person->account);
    CHECK(data->TargetUserId == anna.account);
    person->joins++;
    snprintf(person->join_info, sizeof(person->join_info), "%s", data->JoinInfo);
    person->event = data->UiEventId;
}

static void EOS_CALL on_queried(const EOS_Presence_QueryPresenceCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
}

static void EOS_CALL on_set(const EOS_Presence_SetPresenceCallbackInfo* data)
{
    Call* call = arrive(data->ClientData, data->ResultCode);
    call->count = (uint32_t)data->RichPresenceResultCode;
}

static void EOS_CALL on_followed(const EOS_Friends_SendInviteCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
}

static void EOS_CALL on_asked_to_join(const GR_UI_RequestToJoinCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
    CHECK((data->UiEventId == EOS_UI_EVENTID_INVALID) == (data->ResultCode != EOS_Success));
}

/* --- Calls ---------------------------------------------------------------- */

static EOS_EResult query(const Person* person, EOS_EpicAccountId target)
{
    Call* call = start_call(person->player.platform, "EOS_Presence_QueryPresence");
    OPTIONS(EOS_Presence_QueryPresenceOptions, options, EOS_PRESENCE_QUERYPRESENCE_API_LATEST);
    options.LocalUserId = person->account;
    options.TargetUserId = target;
    EOS_Presence_QueryPresence(person->presence, &options, call, on_queried);
    CHECK_NUMBER(call->arrivals, 0);
    return finish(call);
}

static EOS_Bool has(const Person* person, EOS_EpicAccountId target)
{
    OPTIONS(EOS_Presence_HasPresenceOptions, options, EOS_PRESENCE_HASPRESENCE_API_LATEST);
    options.LocalUserId = person->account;
    options.TargetUserId = target;
    return EOS_Presence_HasPresence(person->presence, &options);
}

static EOS_EResult copy(const Person* person, EOS_EpicAccountId target, EOS_Presence_Info** out)
{
    OPTIONS(EOS_Presence_CopyPresenceOptions, options, EOS_PRESENCE_COPYPRESENCE_API_LATEST);
    options.LocalUserId = person->account;
    options.TargetUserId = target;
    return EOS_Presence_CopyPresence(person->presence, &options, out);
}

static EOS_EResult join_info(const Person* person, EOS_EpicAccountId target, char* buffer,
                             int32_t* length)
{
    OPTIONS(EOS_Presence_GetJoinInfoOptions, options, EOS_PRESENCE_GETJOININFO_API_LATEST);
    options.LocalUserId = person->account;
    options.TargetUserId = target;
    return EOS_Presence_GetJoinInfo(person->presence, &options, buffer, length);
}

static EOS_EResult create(const Person* person, EOS_HPresenceModification* out)
{
    OPTIONS(EOS_Presence_CreatePresenceModificationOptions, options,
            EOS_PRESENCE_CREATEPRESENCEMODIFICATION_API_LATEST);
    options.LocalUserId = person->account;
    return EOS_Presence_CreatePresenceModification(person->presence, &options, out);
}

static EOS_HPresenceModification modification(const Person* person)
{
    EOS_HPresenceModification out = NULL;
    CHECK_RESULT(create(person, &out), EOS_Success);
    CHECK(out != NULL);
    return out;
}

static Call* begin_set(const Person* person, EOS_HPresenceModification change)
{
    Call* call = start_call(person->player.platform, "EOS_Presence_SetPresence");
    OPTIONS(EOS_Presence_SetPresenceOptions, options, EOS_PRESENCE_SETPRESENCE_API_LATEST);
    options.LocalUserId = person->account;
    options.PresenceModificationHandle = change;
    EOS_Presence_SetPresence(person->presence, &options, call, on_set);
    CHECK_NUMBER(call->arrivals, 0);
    return call;
}

/* Tells it, and frees the modification before the answer. */
static EOS_EResult set(const Person* person, EOS_HPresenceModification change)
{
    Call* call = begin_set(person, change);
    EOS_PresenceModification_Release(change);
    finish(call);
    CHECK_NUMBER(call->count, call->result);
    return call->result;
}

static EOS_EResult status(EOS_HPresenceModification change, EOS_Presence_EStatus value)
{
    OPTIONS(EOS_PresenceModification_SetStatusOptions, options,
            EOS_PRESENCEMODIFICATION_SETSTATUS_API_LATEST);
    options.Status = value;
    return EOS_PresenceModification_SetStatus(change, &options);
}

static EOS_EResult rich_text(EOS_HPresenceModification change, const char* text)
{
    OPTIONS(EOS_PresenceModification_SetRawRichTextOptions, options,
            EOS_PRESENCEMODIFICATION_SETRAWRICHTEXT_API_LATEST);
    options.RichText = text;
    return EOS_PresenceModification_SetRawRichText(change, &options);
}

static EOS_EResult join_by(EOS_HPresenceModification change, const char* text)
{
    OPTIONS(EOS_PresenceModification_SetJoinInfoOptions, options,
            EOS_PRESENCEMODIFICATION_SETJOININFO_API_LATEST);
    options.JoinInfo = text;
    return EOS_PresenceModification_SetJoinInfo(change, &options);
}

static EOS_EResult records(EOS_HPresenceModification change, const EOS_Presence_DataRecord* list,
                           int32_t count)
{
    OPTIONS(EOS_PresenceModification_SetDataOptions, options,
            EOS_PRESENCEMODIFICATION_SETDATA_API_LATEST);
    options.RecordsCount = count;
    options.Records = list;
    return EOS_PresenceModification_SetData(change, &options);
}

static EOS_EResult record(EOS_HPresenceModification change, const char* key, const char* value)
{
    OPTIONS(EOS_Presence_DataRecord, one, EOS_PRESENCE_DATARECORD_API_LATEST);
    one.Key = key;
    one.Value = value;
    return records(change, &one, 1);
}

static EOS_EResult without(EOS_HPresenceModification change, const char* key)
{
    OPTIONS(EOS_PresenceModification_DataRecordId, one,
            EOS_PRESENCEMODIFICATION_DATARECORDID_API_LATEST);
    OPTIONS(EOS_PresenceModification_DeleteDataOptions, options,
            EOS_PRESENCEMODIFICATION_DELETEDATA_API_LATEST);
    one.Key = key;
    options.RecordsCount = 1;
    options.Records = &one;
    return EOS_PresenceModification_DeleteData(change, &options);
}

static EOS_EResult template_id(EOS_HPresenceModification change, const char* id)
{
    OPTIONS(EOS_PresenceModification_SetTemplateIdOptions, options,
            EOS_PRESENCEMODIFICATION_SETTEMPLATEID_API_LATEST);
    options.TemplateId = id;
    return EOS_PresenceModification_SetTemplateId(change, &options);
}

static EOS_EResult template_number(EOS_HPresenceModification change, const char* key,
                                   EOS_EPresenceModificationTemplateType type)
{
    OPTIONS(EOS_PresenceModification_SetTemplateDataOptions, options,
            EOS_PRESENCEMODIFICATION_SETTEMPLATEDATA_API_LATEST);
    options.Key = key;
    options.Value.AsInt32 = 7;
    options.ValueType = type;
    return EOS_PresenceModification_SetTemplateData(change, &options);
}

static EOS_EResult follow(const Person* person, EOS_EpicAccountId target)
{
    Call* call = start_call(person->player.platform, "EOS_Friends_SendInvite");
    OPTIONS(EOS_Friends_SendInviteOptions, options, EOS_FRIENDS_SENDINVITE_API_LATEST);
    options.LocalUserId = person->account;
    options.TargetUserId = target;
    EOS_Friends_SendInvite(EOS_Platform_GetFriendsInterface(person->player.platform), &options,
                           call, on_followed);
    return finish(call);
}

/* The same player, as Connect names it. */
static EOS_ProductUserId product_user(EOS_EpicAccountId account)
{
    char text[EOS_EPICACCOUNTID_MAX_LENGTH + 1];
    int32_t length = sizeof(text);
    CHECK_RESULT(EOS_EpicAccountId_ToString(account, text, &length), EOS_Success);
    return EOS_ProductUserId_FromString(text);
}

static EOS_EResult ask_to_join(void)
{
    Call* call = start_call(ben.player.platform, "GR_UI_RequestToJoin");
    OPTIONS(GR_UI_RequestToJoinOptions, options, GR_UI_REQUESTTOJOIN_API_LATEST);
    options.LocalUserId = product_user(ben.account);
    options.TargetUserId = product_user(anna.account);
    GR_UI_RequestToJoin(EOS_Platform_GetUIInterface(ben.player.platform), &options, call,
                        on_asked_to_join);
    return finish(call);
}

static EOS_EResult acknowledge(EOS_UI_EventId event)
{
    OPTIONS(EOS_UI_AcknowledgeEventIdOptions, options, EOS_UI_ACKNOWLEDGEEVENTID_API_LATEST);
    options.UiEventId = event;
    return EOS_UI_AcknowledgeEventId(EOS_Platform_GetUIInterface(ben.player.platform), &options);
}

/* Ticks both until somebody sees the other so. */
static void until_seen(const Person* person, EOS_EpicAccountId target, EOS_Presence_EStatus status)
{
    double end = seconds_now() + PATIENCE_SECONDS;
    for (;;) {
        EOS_Presence_Info* info = NULL;
        if (has(person, target) == EOS_TRUE) {
            EOS_Presence_EStatus seen;
            CHECK_RESULT(copy(person, target, &info), EOS_Success);
            seen = info->Status;
            EOS_Presence_Info_Release(info);
            if (seen == status) {
                return;
            }
        }
        CHECK(seconds_now() < end);
        tick(anna.player.platform);
        tick(ben.player.platform);
        rest(2);
    }
}

/* --- The story ------------------------------------------------------------ */

static void start(Person* person)
{
    OPTIONS(EOS_Presence_AddNotifyOnPresenceChangedOptions, options,
            EOS_PRESENCE_ADDNOTIFYONPRESENCECHANGED_API_LATEST);
    EOS_NotificationId id;
    person->player = create_player();
    person->presence = EOS_Platform_GetPresenceInterface(person->player.platform);
    CHECK(person->presence != NULL);
    /* Before anybody is logged in, as games do it. */
    id = EOS_Presence_AddNotifyOnPresenceChanged(person->presence, &options, person, on_changed);
    CHECK(id != EOS_INVALID_NOTIFICATIONID);
    id = EOS_Presence_AddNotifyOnPresenceChanged(person->presence, &options, person, on_never);
    CHECK(id != EOS_INVALID_NOTIFICATIONID);
    EOS_Presence_RemoveNotifyOnPresenceChanged(person->presence, id);
    EOS_Presence_RemoveNotifyOnPresenceChanged(person->presence, id);
    EOS_Presence_RemoveNotifyOnPresenceChanged(person->presence, EOS_INVALID_NOTIFICATIONID);
    CHECK(EOS_Presence_AddNotifyOnPresenceChanged(person->presence, &options, person, NULL)
          == EOS_INVALID_NOTIFICATIONID);
    CHECK(EOS_Presence_AddNotifyOnPresenceChanged(person->presence, NULL, person, on_never)
          == EOS_INVALID_NOTIFICATIONID);
}

static void watch_joins(Person* person)
{
    OPTIONS(EOS_Presence_AddNotifyJoinGameAcceptedOptions, options,
            EOS_PRESENCE_ADDNOTIFYJOINGAMEACCEPTED_API_LATEST);
    EOS_NotificationId id;
    id = EOS_Presence_AddNotifyJoinGameAccepted(person->presence, &options, person, on_join);
    CHECK(id != EOS_INVALID_NOTIFICATIONID);
    id = EOS_Presence_AddNotifyJoinGameAccepted(person->presence, &options, person, on_join);
    EOS_Presence_RemoveNotifyJoinGameAccepted(person->presence, id);
    CHECK(EOS_Presence_AddNotifyJoinGameAccepted(person->presence, &options, person, NULL)
          == EOS_INVALID_NOTIFICATIONID);
}

static void without_a_login(void)
{
    EOS_Presence_Info* info = (EOS_Presence_Info*)&anna;
    EOS_HPresenceModification change = (EOS_HPresenceModification)&anna;
    /* An id that somebody might have, of nobody who is logged in. */
    anna.account = EOS_EpicAccountId_FromString("00000000000000000000000000000077");
    CHECK_RESULT(query(&anna, anna.account), EOS_InvalidUser);
    CHECK(has(&anna, anna.account) == EOS_FALSE);
    CHECK_RESULT(copy(&anna, anna.account, &info), EOS_InvalidUser);
    CHECK(info == NULL);
    CHECK_RESULT(create(&anna, &change), EOS_InvalidUser);
    CHECK(change == NULL);
    anna.account = NULL;
    CHECK_RESULT(query(&anna, NULL), EOS_InvalidParameters);
    CHECK(has(&anna, NULL) == EOS_FALSE);
}

static void every_limit_has_its_code(void)
{
    char text[600];
    EOS_Presence_DataRecord many[33];
    char keys[33][4];
    int i;
    EOS_HPresenceModification change = modification(&anna);
    EOS_HPresenceModification other = modification(&anna);

    memset(text, 'x', sizeof(text));
    text[256] = '\0';
    CHECK_RESULT(status(change, (EOS_Presence_EStatus)9), EOS_Presence_StatusInvalid);
    CHECK_RESULT(rich_text(change, NULL), EOS_Presence_RichTextInvalid);
    CHECK_RESULT(rich_text(change, "\xFF"), EOS_Presence_RichTextInvalid);
    CHECK_RESULT(rich_text(change, text), EOS_Presence_RichTextLengthInvalid);
    CHECK_RESULT(join_by(change, text), EOS_Presence_DataValueLengthInvalid);
    CHECK_RESULT(join_by(change, "\xFF"), EOS_Presence_DataValueInvalid);
    CHECK_RESULT(record(change, "KEY", text), EOS_Presence_DataValueLengthInvalid);
    CHECK_RESULT(record(change, "KEY", NULL), EOS_Presence_DataValueInvalid);
    text[65] = '\0';
    CHECK_RESULT(record(change, text, "value"), EOS_Presence_DataKeyLengthInvalid);
    CHECK_RESULT(record(change, "", "value"), EOS_Presence_DataKeyInvalid);
    CHECK_RESULT(record(change, NULL, "value"), EOS_Presence_DataKeyInvalid);
    CHECK_RESULT(without(change, NULL), EOS_Presence_DataKeyInvalid);
    CHECK_RESULT(without(change, text), EOS_Presence_DataKeyLengthInvalid);
    CHECK_RESULT(records(change, NULL, 1), EOS_InvalidParameters);
    CHECK_RESULT(records(change, many, 0), EOS_Presence_DataInvalid);
    CHECK_RESULT(records(change, many, -1), EOS_Presence_DataInvalid);
    CHECK_RESULT(records(change, many, 33), EOS_Presence_DataLengthInvalid);
    for (i = 0; i < 33; i++) {
        snprintf(keys[i], sizeof(keys[i]), "%d", i);
        many[i].ApiVersion = EOS_PRESENCE_DATARECORD_API_LATEST;
        many[i].Key = keys[i];
        many[i].Value = "";
    }
    many[5].ApiVersion = 9;
    CHECK_RESULT(records(change, many, 32), EOS_IncompatibleVersion);
    many[5].ApiVersion = EOS_PRESENCE_DATARECORD_API_LATEST;
    CHECK_RESULT(records(change, many, 32), EOS_Success);
    CHECK_RESULT(records(change, &many[32], 1), EOS_Presence_DataLengthInvalid);

    CHECK_RESULT(rich_text(change, "text"), EOS_Success);
    CHECK_RESULT(template_id(change, "id"), EOS_Presence_TemplateNotSupported);
    CHECK_RESULT(template_number(change, "key", EOS_PMT_INT), EOS_Presence_TemplateNotSupported);
    CHECK_RESULT(template_id(other, NULL), EOS_Presence_TemplateIdInvalid);
    CHECK_RESULT(template_id(other, "id"), EOS_Success);
    CHECK_RESULT(template_number(other, "key", EOS_PMT_INT), EOS_Success);
    CHECK_RESULT(template_number(other, "key", (EOS_EPresenceModificationTemplateType)9),
                 EOS_Presence_TemplateTypeInvalid);
    CHECK_RESULT(template_number(other, NULL, EOS_PMT_INT), EOS_Presence_TemplateKeyInvalid);
    CHECK_RESULT(rich_text(other, "text"), EOS_Presence_RichTextNotSupported);

    EOS_PresenceModification_Release(change);
    EOS_PresenceModification_Release(change);
    EOS_PresenceModification_Release(NULL);
    CHECK_RESULT(status(change, EOS_PS_Away), EOS_InvalidParameters);
    CHECK_RESULT(finish(begin_set(&anna, change)), EOS_InvalidParameters);
    EOS_PresenceModification_Release(other);
}

static void what_a_friend_sees(void)
{
    EOS_Presence_Info* info = NULL;
    EOS_HPresenceModification change = modification(&anna);
    CHECK_RESULT(status(change, EOS_PS_DoNotDisturb), EOS_Success);
    CHECK_RESULT(rich_text(change, "In the harbour"), EOS_Success);
    CHECK_RESULT(record(change, "MODE", "race"), EOS_Success);
    CHECK_RESULT(record(change, "MAP", "harbour"), EOS_Success);
    CHECK_RESULT(set(&anna, change), EOS_Success);
    CHECK(anna.own_changes > 0);
    CHECK_RESULT(copy(&anna, anna.account, &info), EOS_Success);
    CHECK_TEXT(info->RichText, "In the harbour");
    EOS_Presence_Info_Release(info);

    until_seen(&ben, anna.account, EOS_PS_DoNotDisturb);
    CHECK(ben.changes_of_other > 0);
    CHECK_RESULT(copy(&ben, anna.account, &info), EOS_Success);
    CHECK_NUMBER(info->ApiVersion, EOS_PRESENCE_INFO_API_LATEST);
    CHECK(info->UserId == anna.account);
    CHECK_TEXT(info->ProductId, "tests");
    CHECK_TEXT(info->ProductName, "Greenroom tests");
    CHECK_TEXT(info->ProductVersion, "1.0");
    CHECK(info->Platform[0] != '\0');
    CHECK_TEXT(info->IntegratedPlatform, "");
    CHECK_TEXT(info->RichText, "In the harbour");
    CHECK_NUMBER(info->RecordsCount, 2);
    CHECK_NUMBER(info->Records[0].ApiVersion, EOS_PRESENCE_DATARECORD_API_LATEST);
    CHECK_TEXT(info->Records[0].Key, "MAP");
    CHECK_TEXT(info->Records[0].Value, "harbour");
    CHECK_TEXT(info->Records[1].Key, "MODE");
    EOS_Presence_Info_Release(info);
    EOS_Presence_Info_Release(info);
    EOS_Presence_Info_Release(NULL);
    CHECK_RESULT(copy(&ben, anna.account, NULL), EOS_InvalidParameters);

    /* Anna follows nobody: that Ben is there, everybody sees. */
    change = modification(&ben);
    CHECK_RESULT(rich_text(change, "A secret"), EOS_Success);
    CHECK_RESULT(set(&ben, change), EOS_Success);
    CHECK(has(&anna, ben.account) == EOS_FALSE);
    CHECK_RESULT(query(&anna, ben.account), EOS_Success);
    CHECK_RESULT(copy(&anna, ben.account, &info), EOS_Success);
    CHECK_NUMBER(info->Status, EOS_PS_Online);
    CHECK_TEXT(info->RichText, "");
    CHECK_NUMBER(info->RecordsCount, 0);
    CHECK(info->Records == NULL);
    EOS_Presence_Info_Release(info);
}

static void what_is_not_named_stays(void)
{
    EOS_Presence_Info* info = NULL;
    EOS_HPresenceModification change = modification(&anna);
    Call* call;
    CHECK_RESULT(status(change, EOS_PS_Away), EOS_Success);
    CHECK_RESULT(without(change, "MODE"), EOS_Success);
    CHECK_RESULT(set(&anna, change), EOS_Success);
    until_seen(&ben, anna.account, EOS_PS_Away);
    CHECK_RESULT(copy(&ben, anna.account, &info), EOS_Success);
    CHECK_TEXT(info->RichText, "In the harbour");
    CHECK_NUMBER(info->RecordsCount, 1);
    EOS_Presence_Info_Release(info);

    change = modification(&anna);
    CHECK_RESULT(template_id(change, "unknown"), EOS_Success);
    CHECK_RESULT(status(change, EOS_PS_ExtendedAway), EOS_Success);
    call = begin_set(&anna, change);
    EOS_PresenceModification_Release(change);
    CHECK_RESULT(finish(call), EOS_Success);
    CHECK_NUMBER(call->count, EOS_Presence_TemplateNotFound);
    until_seen(&ben, anna.account, EOS_PS_ExtendedAway);
    CHECK_RESULT(copy(&ben, anna.account, &info), EOS_Success);
    CHECK_TEXT(info->RichText, "");
    EOS_Presence_Info_Release(info);
}

static void how_to_join(void)
{
    char buffer[EOS_PRESENCEMODIFICATION_JOININFO_MAX_LENGTH + 1];
    int32_t length = sizeof(buffer);
    EOS_HPresenceModification change;

    CHECK_RESULT(join_info(&ben, anna.account, buffer, &length), EOS_NotFound);
    CHECK_RESULT(ask_to_join(), EOS_NotFound);
    CHECK_NUMBER(ben.joins, 0);

    change = modification(&anna);
    CHECK_RESULT(join_by(change, "10.0.0.1:7777"), EOS_Success);
    CHECK_RESULT(status(change, EOS_PS_Online), EOS_Success);
    CHECK_RESULT(set(&anna, change), EOS_Success);
    until_seen(&ben, anna.account, EOS_PS_Online);
    length = 4;
    CHECK_RESULT(join_info(&ben, anna.account, buffer, &length), EOS_LimitExceeded);
    CHECK_NUMBER(length, sizeof("10.0.0.1:7777"));
    CHECK_RESULT(join_info(&ben, anna.account, buffer, NULL), EOS_InvalidParameters);
    CHECK_RESULT(join_info(&ben, anna.account, NULL, &length), EOS_InvalidParameters);
    CHECK_RESULT(join_info(&ben, anna.account, buffer, &length), EOS_Success);
    CHECK_TEXT(buffer, "10.0.0.1:7777");

    CHECK_RESULT(ask_to_join(), EOS_Success);
    CHECK_NUMBER(ben.joins, 1);
    CHECK_TEXT(ben.join_info, "10.0.0.1:7777");
    CHECK(ben.event != EOS_UI_EVENTID_INVALID);
    CHECK_RESULT(acknowledge(ben.event), EOS_Success);
    CHECK_RESULT(acknowledge(ben.event), EOS_NotFound);

    change = modification(&anna);
    CHECK_RESULT(join_by(change, NULL), EOS_Success);
    CHECK_RESULT(set(&anna, change), EOS_Success);
    CHECK_RESULT(query(&ben, anna.account), EOS_Success);
    CHECK_RESULT(join_info(&ben, anna.account, buffer, &length), EOS_NotFound);
}

static void who_is_offline(const char* tag)
{
    char name[128];
    EOS_Presence_Info* info = NULL;
    EOS_HPresenceModification change = modification(&anna);
    CHECK_RESULT(status(change, EOS_PS_Offline), EOS_Success);
    CHECK_RESULT(set(&anna, change), EOS_Success);
    until_seen(&ben, anna.account, EOS_PS_Offline);
    until_seen(&anna, anna.account, EOS_PS_Offline);
    change = modification(&anna);
    CHECK_RESULT(status(change, EOS_PS_Online), EOS_Success);
    CHECK_RESULT(set(&anna, change), EOS_Success);
    until_seen(&ben, anna.account, EOS_PS_Online);
    CHECK_RESULT(auth_logout(&anna.player, anna.account), EOS_Success);
    until_seen(&ben, anna.account, EOS_PS_Offline);
    CHECK(has(&anna, anna.account) == EOS_FALSE);
    snprintf(name, sizeof(name), "anna-%s", tag);
    CHECK(developer(&anna.player, name) == anna.account);
    CHECK(has(&anna, anna.account) == EOS_FALSE);
    until_seen(&ben, anna.account, EOS_PS_Online);
    CHECK_RESULT(copy(&ben, anna.account, &info), EOS_Success);
    CHECK_NUMBER(info->RecordsCount, 0);
    EOS_Presence_Info_Release(info);
}

/* While the directory is away Anna shows something else; when it is back, and
 * knows nothing, Ben is told all of it without asking. */
static void an_outage(void)
{
    char line[16];
    EOS_Presence_Info* info = NULL;
    EOS_HPresenceModification change = modification(&anna);
    Call* call;
    CHECK_RESULT(record(change, "MAP", "harbour"), EOS_Success);
    CHECK_RESULT(status(change, EOS_PS_Away), EOS_Success);
    CHECK_RESULT(set(&anna, change), EOS_Success);
    until_seen(&ben, anna.account, EOS_PS_Away);

    printf("ready\n");
    fflush(stdout);
    CHECK(fgets(line, sizeof(line), stdin) != NULL);
    change = modification(&anna);
    CHECK_RESULT(status(change, EOS_PS_DoNotDisturb), EOS_Success);
    call = begin_set(&anna, change);
    EOS_PresenceModification_Release(change);
    printf("waiting\n");
    fflush(stdout);
    until_seen(&ben, anna.account, EOS_PS_DoNotDisturb);
    CHECK_RESULT(finish(call), EOS_Success);
    CHECK_RESULT(copy(&ben, anna.account, &info), EOS_Success);
    CHECK_NUMBER(info->RecordsCount, 1);
    CHECK_TEXT(info->Records[0].Value, "harbour");
    EOS_Presence_Info_Release(info);
    CHECK_RESULT(copy(&anna, anna.account, &info), EOS_Success);
    CHECK_NUMBER(info->Status, EOS_PS_DoNotDisturb);
    EOS_Presence_Info_Release(info);
}

int main(int count, char** arguments)
{
    char name[128];
    CHECK(count == 3);
    initialize();
    start(&anna);
    start(&ben);
    watch_joins(&ben);
    without_a_login();

    snprintf(name, sizeof(name), "anna-%s", arguments[2]);
    anna.account = developer(&anna.player, name);
    snprintf(name, sizeof(name), "ben-%s", arguments[2]);
    ben.account = developer(&ben.player, name);
    CHECK_RESULT(query(&anna, anna.account), EOS_Success);
    CHECK_RESULT(follow(&ben, anna.account), EOS_Success);
    until_seen(&ben, anna.account, EOS_PS_Online);

    if (strcmp(arguments[1], "outage") == 0) {
        an_outage();
    } else {
        every_limit_has_its_code();
        what_a_friend_sees();
        what_is_not_named_stays();
        how_to_join();
        who_is_offline(arguments[2]);
    }

    check_all_answered(anna.player.platform);
    check_all_answered(ben.player.platform);
    EOS_Platform_Release(anna.player.platform);
    EOS_Platform_Release(ben.player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    return 0;
}
