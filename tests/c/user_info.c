/* Who users are: two developers on two platforms ask about each other, about
 * themselves and about nobody, by account, by name and by account elsewhere.
 *
 *   user_info NAME */

#define _POSIX_C_SOURCE 200809L

#include "auth.h"

#include "eos_userinfo.h"

static Player anna_player, ben_player;
static EOS_HUserInfo annas_info;
static EOS_EpicAccountId anna, ben, nobody;
/* In upper case too, and the same length. */
static char bens_name[32], BENS_NAME[32];

/* What a query brought besides its result. */
static EOS_EpicAccountId told_user, told_target;
static char told_text[300];
static EOS_EExternalAccountType told_type;

static void EOS_CALL on_user_info(const EOS_UserInfo_QueryUserInfoCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
    told_user = data->LocalUserId;
    told_target = data->TargetUserId;
}

static void EOS_CALL on_name(const EOS_UserInfo_QueryUserInfoByDisplayNameCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
    told_user = data->LocalUserId;
    told_target = data->TargetUserId;
    snprintf(told_text, sizeof(told_text), "%s",
             data->DisplayName == NULL ? "(null)" : data->DisplayName);
}

static void EOS_CALL
on_external(const EOS_UserInfo_QueryUserInfoByExternalAccountCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
    told_user = data->LocalUserId;
    told_target = data->TargetUserId;
    told_type = data->AccountType;
    snprintf(told_text, sizeof(told_text), "%s",
             data->ExternalAccountId == NULL ? "(null)" : data->ExternalAccountId);
}

static EOS_EResult query(EOS_EpicAccountId user, EOS_EpicAccountId target)
{
    Call* call = start_call(anna_player.platform, "EOS_UserInfo_QueryUserInfo");
    OPTIONS(EOS_UserInfo_QueryUserInfoOptions, options, EOS_USERINFO_QUERYUSERINFO_API_LATEST);
    options.LocalUserId = user;
    options.TargetUserId = target;
    EOS_UserInfo_QueryUserInfo(annas_info, &options, call, on_user_info);
    CHECK_NUMBER(call->arrivals, 0);
    return finish(call);
}

static EOS_EResult query_name(EOS_EpicAccountId user, const char* name)
{
    Call* call = start_call(anna_player.platform, "EOS_UserInfo_QueryUserInfoByDisplayName");
    OPTIONS(EOS_UserInfo_QueryUserInfoByDisplayNameOptions, options,
            EOS_USERINFO_QUERYUSERINFOBYDISPLAYNAME_API_LATEST);
    options.LocalUserId = user;
    options.DisplayName = name;
    EOS_UserInfo_QueryUserInfoByDisplayName(annas_info, &options, call, on_name);
    return finish(call);
}

static EOS_EResult query_external(EOS_EpicAccountId user, EOS_EExternalAccountType type,
                                  const char* id)
{
    Call* call = start_call(anna_player.platform, "EOS_UserInfo_QueryUserInfoByExternalAccount");
    OPTIONS(EOS_UserInfo_QueryUserInfoByExternalAccountOptions, options,
            EOS_USERINFO_QUERYUSERINFOBYEXTERNALACCOUNT_API_LATEST);
    options.LocalUserId = user;
    options.AccountType = type;
    options.ExternalAccountId = id;
    EOS_UserInfo_QueryUserInfoByExternalAccount(annas_info, &options, call, on_external);
    return finish(call);
}

static EOS_EResult copy(EOS_EpicAccountId user, EOS_EpicAccountId target, EOS_UserInfo** out)
{
    OPTIONS(EOS_UserInfo_CopyUserInfoOptions, options, EOS_USERINFO_COPYUSERINFO_API_LATEST);
    options.LocalUserId = user;
    options.TargetUserId = target;
    return EOS_UserInfo_CopyUserInfo(annas_info, &options, out);
}

static void check_name(EOS_EpicAccountId target, const char* name)
{
    EOS_UserInfo* info = NULL;
    CHECK_RESULT(copy(anna, target, &info), EOS_Success);
    CHECK(info->UserId == target);
    CHECK_TEXT(info->DisplayName, name);
    CHECK(info->Nickname == NULL && info->Country == NULL);
    CHECK(info->PreferredLanguage == NULL && info->DisplayNameSanitized == NULL);
    EOS_UserInfo_Release(info);
}

static uint32_t count_of(EOS_EpicAccountId target)
{
    OPTIONS(EOS_UserInfo_GetExternalUserInfoCountOptions, options,
            EOS_USERINFO_GETEXTERNALUSERINFOCOUNT_API_LATEST);
    options.LocalUserId = anna;
    options.TargetUserId = target;
    return EOS_UserInfo_GetExternalUserInfoCount(annas_info, &options);
}

/* --- Stories ------------------------------------------------------------------------- */

static void ask_by_account(void)
{
    EOS_UserInfo* info = (EOS_UserInfo*)&info;
    CHECK_RESULT(copy(anna, ben, &info), EOS_NotFound);
    CHECK(info == NULL);
    CHECK_NUMBER(count_of(ben), 0);

    CHECK_RESULT(query(anna, ben), EOS_Success);
    CHECK(told_user == anna && told_target == ben);
    check_name(ben, bens_name);
    CHECK_RESULT(query(anna, anna), EOS_Success);
    CHECK_RESULT(copy(anna, anna, &info), EOS_Success);
    EOS_UserInfo_Release(info);

    CHECK_RESULT(query(anna, nobody), EOS_NotFound);
    CHECK(told_user == anna && told_target == nobody);
    CHECK_RESULT(copy(anna, nobody, &info), EOS_NotFound);
    CHECK_RESULT(query(anna, EOS_EpicAccountId_FromString("of some other service")), EOS_NotFound);
    /* Ben is logged in elsewhere, not here. */
    CHECK_RESULT(query(ben, anna), EOS_InvalidUser);
    CHECK_RESULT(copy(ben, anna, &info), EOS_InvalidUser);
    CHECK_RESULT(query(anna, NULL), EOS_InvalidParameters);
    CHECK(told_user == NULL && told_target == NULL);
    CHECK_RESULT(copy(anna, ben, NULL), EOS_InvalidParameters);
    EOS_UserInfo_QueryUserInfo(annas_info, NULL, NULL, NULL);
}

static void ask_by_name(void)
{
    char too_long[130];
    CHECK_RESULT(query_name(anna, bens_name), EOS_Success);
    CHECK(told_user == anna && told_target == ben);
    CHECK_TEXT(told_text, bens_name);
    CHECK_RESULT(query_name(anna, BENS_NAME), EOS_Success);
    CHECK(told_target == ben);
    check_name(ben, bens_name);
    CHECK_RESULT(query_name(anna, "Nobody is called so"), EOS_NotFound);
    CHECK(told_user == anna && told_target == NULL);
    CHECK_TEXT(told_text, "Nobody is called so");
    CHECK_RESULT(query_name(ben, bens_name), EOS_InvalidUser);
    CHECK_RESULT(query_name(anna, NULL), EOS_InvalidParameters);
    CHECK_RESULT(query_name(anna, ""), EOS_InvalidParameters);
    CHECK_TEXT(told_text, "(null)");
    memset(too_long, 'x', sizeof(too_long));
    too_long[129] = '\0';
    CHECK_RESULT(query_name(anna, too_long), EOS_InvalidParameters);
}

static void ask_by_account_elsewhere(void)
{
    char id[EOS_EPICACCOUNTID_MAX_LENGTH + 1];
    int32_t length = sizeof(id);
    uint32_t count, i;
    EOS_UserInfo_ExternalUserInfo* account = NULL;
    OPTIONS(EOS_UserInfo_CopyExternalUserInfoByIndexOptions, at,
            EOS_USERINFO_COPYEXTERNALUSERINFOBYINDEX_API_LATEST);
    OPTIONS(EOS_UserInfo_CopyExternalUserInfoByAccountTypeOptions, of_type,
            EOS_USERINFO_COPYEXTERNALUSERINFOBYACCOUNTTYPE_API_LATEST);
    OPTIONS(EOS_UserInfo_CopyExternalUserInfoByAccountIdOptions, of_id,
            EOS_USERINFO_COPYEXTERNALUSERINFOBYACCOUNTID_API_LATEST);
    at.LocalUserId = of_type.LocalUserId = of_id.LocalUserId = anna;
    at.TargetUserId = of_type.TargetUserId = of_id.TargetUserId = ben;
    CHECK_RESULT(EOS_EpicAccountId_ToString(ben, id, &length), EOS_Success);

    CHECK_RESULT(query_external(anna, EOS_EAT_EPIC, id), EOS_Success);
    CHECK(told_user == anna && told_target == ben && told_type == EOS_EAT_EPIC);
    CHECK_TEXT(told_text, id);
    CHECK_RESULT(query_external(anna, EOS_EAT_STEAM, id), EOS_NotFound);
    CHECK(told_target == NULL && told_type == EOS_EAT_STEAM);
    CHECK_RESULT(query_external(anna, (EOS_EExternalAccountType)99, id), EOS_InvalidParameters);
    CHECK_RESULT(query_external(anna, EOS_EAT_EPIC, ""), EOS_InvalidParameters);
    CHECK_RESULT(query_external(ben, EOS_EAT_EPIC, id), EOS_InvalidUser);

    count = count_of(ben);
    CHECK(count > 0);
    for (i = 0; i < count; i++) {
        at.Index = i;
        CHECK_RESULT(EOS_UserInfo_CopyExternalUserInfoByIndex(annas_info, &at, &account),
                     EOS_Success);
        CHECK(account->AccountId != NULL && account->DisplayNameSanitized == NULL);
        EOS_UserInfo_ExternalUserInfo_Release(account);
    }
    at.Index = count;
    CHECK_RESULT(EOS_UserInfo_CopyExternalUserInfoByIndex(annas_info, &at, &account), EOS_NotFound);
    CHECK(account == NULL);
    of_type.AccountType = EOS_EAT_EPIC;
    CHECK_RESULT(EOS_UserInfo_CopyExternalUserInfoByAccountType(annas_info, &of_type, &account),
                 EOS_Success);
    CHECK(account->AccountType == EOS_EAT_EPIC);
    CHECK_TEXT(account->AccountId, id);
    EOS_UserInfo_ExternalUserInfo_Release(account);
    of_type.AccountType = EOS_EAT_PSN;
    CHECK_RESULT(EOS_UserInfo_CopyExternalUserInfoByAccountType(annas_info, &of_type, &account),
                 EOS_NotFound);
    of_id.AccountId = id;
    CHECK_RESULT(EOS_UserInfo_CopyExternalUserInfoByAccountId(annas_info, &of_id, &account),
                 EOS_Success);
    EOS_UserInfo_ExternalUserInfo_Release(account);
    of_id.AccountId = "another";
    CHECK_RESULT(EOS_UserInfo_CopyExternalUserInfoByAccountId(annas_info, &of_id, &account),
                 EOS_NotFound);
}

static void ask_for_the_best_name(void)
{
    EOS_UserInfo_BestDisplayName* best = NULL;
    OPTIONS(EOS_UserInfo_CopyBestDisplayNameOptions, any,
            EOS_USERINFO_COPYBESTDISPLAYNAME_API_LATEST);
    OPTIONS(EOS_UserInfo_CopyBestDisplayNameWithPlatformOptions, on_platform,
            EOS_USERINFO_COPYBESTDISPLAYNAMEWITHPLATFORM_API_LATEST);
    OPTIONS(EOS_UserInfo_GetLocalPlatformTypeOptions, local,
            EOS_USERINFO_GETLOCALPLATFORMTYPE_API_LATEST);
    any.LocalUserId = on_platform.LocalUserId = anna;
    any.TargetUserId = on_platform.TargetUserId = ben;
    CHECK_RESULT(EOS_UserInfo_CopyBestDisplayName(annas_info, &any, &best), EOS_Success);
    CHECK(best->UserId == ben && best->PlatformType == EOS_OPT_Epic);
    CHECK_TEXT(best->DisplayName, bens_name);
    CHECK(best->Nickname == NULL && best->DisplayNameSanitized == NULL);
    EOS_UserInfo_BestDisplayName_Release(best);
    on_platform.TargetPlatformType = EOS_OPT_Steam;
    CHECK_RESULT(EOS_UserInfo_CopyBestDisplayNameWithPlatform(annas_info, &on_platform, &best),
                 EOS_Success);
    CHECK(best->PlatformType == EOS_OPT_Epic);
    CHECK_TEXT(best->DisplayName, bens_name);
    EOS_UserInfo_BestDisplayName_Release(best);
    any.TargetUserId = nobody;
    CHECK_RESULT(EOS_UserInfo_CopyBestDisplayName(annas_info, &any, &best), EOS_NotFound);
    CHECK(best == NULL);
    CHECK_NUMBER(EOS_UserInfo_GetLocalPlatformType(annas_info, &local), EOS_OPT_Epic);
    CHECK_NUMBER(EOS_UserInfo_GetLocalPlatformType(annas_info, NULL), EOS_OPT_Unknown);
}

static void release_twice_and_nothing(void)
{
    EOS_UserInfo* info = NULL;
    CHECK_RESULT(copy(anna, ben, &info), EOS_Success);
    EOS_UserInfo_Release(info);
    EOS_UserInfo_Release(info);
    EOS_UserInfo_Release(NULL);
    EOS_UserInfo_ExternalUserInfo_Release(NULL);
    EOS_UserInfo_BestDisplayName_Release(NULL);
}

int main(int argc, char** argv)
{
    EOS_UserInfo* info = NULL;
    const char* tag = argc > 1 ? argv[1] : "x";
    char annas_name[32];
    snprintf(annas_name, sizeof(annas_name), "Anna %.20s", tag);
    snprintf(bens_name, sizeof(bens_name), "Ben %.20s", tag);
    snprintf(BENS_NAME, sizeof(BENS_NAME), "BEN %.20s", tag);

    initialize();
    anna_player = create_player();
    ben_player = create_player();
    annas_info = EOS_Platform_GetUserInfoInterface(anna_player.platform);
    CHECK(annas_info != NULL);
    nobody = EOS_EpicAccountId_FromString("4711");
    CHECK_RESULT(query(nobody, nobody), EOS_InvalidUser);
    anna = developer(&anna_player, annas_name);
    ben = developer(&ben_player, bens_name);

    ask_by_account();
    ask_by_name();
    ask_by_account_elsewhere();
    ask_for_the_best_name();
    release_twice_and_nothing();

    /* Who has logged out knows nothing any more, and has to ask again. */
    CHECK_RESULT(auth_logout(&anna_player, anna), EOS_Success);
    CHECK_RESULT(copy(anna, ben, &info), EOS_InvalidUser);
    CHECK_RESULT(query(anna, ben), EOS_InvalidUser);
    CHECK(developer(&anna_player, annas_name) == anna);
    CHECK_RESULT(copy(anna, ben, &info), EOS_NotFound);

    check_all_answered(anna_player.platform);
    EOS_Platform_Release(anna_player.platform);
    EOS_Platform_Release(ben_player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    return 0;
}
