/* The calls of Connect beyond device logins, each in one line. */
#ifndef CONNECT_H
#define CONNECT_H

#include "player.h"

static inline Call* login_with_token(const Player* player, EOS_EExternalCredentialType type,
                                     const char* token)
{
    Call* call = start_call(player->platform, "EOS_Connect_Login");
    OPTIONS(EOS_Connect_Credentials, credentials, EOS_CONNECT_CREDENTIALS_API_LATEST);
    OPTIONS(EOS_Connect_LoginOptions, options, EOS_CONNECT_LOGIN_API_LATEST);
    credentials.Type = type;
    credentials.Token = token;
    options.Credentials = &credentials;
    EOS_Connect_Login(player->connect, &options, call, on_login);
    finish(call);
    return call;
}

static inline Call* openid_login(const Player* player, const char* token)
{
    return login_with_token(player, EOS_ECT_OPENID_ACCESS_TOKEN, token);
}

/* Logs in by a token whose account has a user, or gets one. */
static inline EOS_ProductUserId openid_user(const Player* player, const char* token)
{
    Call* call = openid_login(player, token);
    if (call->result == EOS_InvalidUser) {
        CHECK(call->user == NULL && call->continuance != NULL);
        call = create_user(player, call->continuance);
    }
    CHECK_RESULT(call->result, EOS_Success);
    CHECK(call->user != NULL);
    return call->user;
}

static inline void EOS_CALL on_logged_out(const EOS_Connect_LogoutCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode)->user = data->LocalUserId;
}

static inline EOS_EResult log_out_user(const Player* player, EOS_ProductUserId user)
{
    Call* call = start_call(player->platform, "EOS_Connect_Logout");
    OPTIONS(EOS_Connect_LogoutOptions, options, EOS_CONNECT_LOGOUT_API_LATEST);
    options.LocalUserId = user;
    EOS_Connect_Logout(player->connect, &options, call, on_logged_out);
    return finish(call);
}

static inline void EOS_CALL on_linked(const EOS_Connect_LinkAccountCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode)->user = data->LocalUserId;
}

static inline EOS_EResult link_account(const Player* player, EOS_ProductUserId user,
                                       EOS_ContinuanceToken continuance)
{
    Call* call = start_call(player->platform, "EOS_Connect_LinkAccount");
    OPTIONS(EOS_Connect_LinkAccountOptions, options, EOS_CONNECT_LINKACCOUNT_API_LATEST);
    options.LocalUserId = user;
    options.ContinuanceToken = continuance;
    EOS_Connect_LinkAccount(player->connect, &options, call, on_linked);
    finish(call);
    if (call->result != EOS_InvalidParameters) {
        CHECK(call->user == user);
    }
    return call->result;
}

static inline void EOS_CALL on_unlinked(const EOS_Connect_UnlinkAccountCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode)->user = data->LocalUserId;
}

static inline EOS_EResult unlink_account(const Player* player, EOS_ProductUserId user)
{
    Call* call = start_call(player->platform, "EOS_Connect_UnlinkAccount");
    OPTIONS(EOS_Connect_UnlinkAccountOptions, options, EOS_CONNECT_UNLINKACCOUNT_API_LATEST);
    options.LocalUserId = user;
    EOS_Connect_UnlinkAccount(player->connect, &options, call, on_unlinked);
    finish(call);
    if (call->result != EOS_InvalidParameters) {
        CHECK(call->user == user);
    }
    return call->result;
}

static inline void EOS_CALL on_deleted(const EOS_Connect_DeleteDeviceIdCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
}

static inline EOS_EResult delete_device_id(const Player* player)
{
    Call* call = start_call(player->platform, "EOS_Connect_DeleteDeviceId");
    OPTIONS(EOS_Connect_DeleteDeviceIdOptions, options, EOS_CONNECT_DELETEDEVICEID_API_LATEST);
    EOS_Connect_DeleteDeviceId(player->connect, &options, call, on_deleted);
    return finish(call);
}

static inline void EOS_CALL
on_transferred(const EOS_Connect_TransferDeviceIdAccountCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode)->user = data->LocalUserId;
}

static inline Call* transfer(const Player* player, EOS_ProductUserId primary,
                             EOS_ProductUserId device, EOS_ProductUserId preserved)
{
    Call* call = start_call(player->platform, "EOS_Connect_TransferDeviceIdAccount");
    OPTIONS(EOS_Connect_TransferDeviceIdAccountOptions, options,
            EOS_CONNECT_TRANSFERDEVICEIDACCOUNT_API_LATEST);
    options.PrimaryLocalUserId = primary;
    options.LocalDeviceUserId = device;
    options.ProductUserIdToPreserve = preserved;
    EOS_Connect_TransferDeviceIdAccount(player->connect, &options, call, on_transferred);
    finish(call);
    return call;
}

/* --- Who is who --------------------------------------------------------------- */

static inline void EOS_CALL
on_accounts(const EOS_Connect_QueryExternalAccountMappingsCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode)->user = data->LocalUserId;
}

static inline EOS_EResult query_accounts(const Player* player, EOS_ProductUserId user,
                                         const char** ids, uint32_t count)
{
    Call* call = start_call(player->platform, "EOS_Connect_QueryExternalAccountMappings");
    OPTIONS(EOS_Connect_QueryExternalAccountMappingsOptions, options,
            EOS_CONNECT_QUERYEXTERNALACCOUNTMAPPINGS_API_LATEST);
    options.LocalUserId = user;
    options.AccountIdType = EOS_EAT_OPENID;
    options.ExternalAccountIds = ids;
    options.ExternalAccountIdCount = count;
    EOS_Connect_QueryExternalAccountMappings(player->connect, &options, call, on_accounts);
    return finish(call);
}

static inline EOS_ProductUserId who_has(const Player* player, EOS_ProductUserId user,
                                        EOS_EExternalAccountType type, const char* id)
{
    OPTIONS(EOS_Connect_GetExternalAccountMappingsOptions, options,
            EOS_CONNECT_GETEXTERNALACCOUNTMAPPINGS_API_LATEST);
    options.LocalUserId = user;
    options.AccountIdType = type;
    options.TargetExternalUserId = id;
    return EOS_Connect_GetExternalAccountMapping(player->connect, &options);
}

static inline void EOS_CALL
on_users(const EOS_Connect_QueryProductUserIdMappingsCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode)->user = data->LocalUserId;
}

static inline EOS_EResult query_users(const Player* player, EOS_ProductUserId user,
                                      EOS_ProductUserId* targets, uint32_t count)
{
    Call* call = start_call(player->platform, "EOS_Connect_QueryProductUserIdMappings");
    OPTIONS(EOS_Connect_QueryProductUserIdMappingsOptions, options,
            EOS_CONNECT_QUERYPRODUCTUSERIDMAPPINGS_API_LATEST);
    options.LocalUserId = user;
    /* Nobody looks at it. */
    options.AccountIdType_DEPRECATED = (EOS_EExternalAccountType)77;
    options.ProductUserIds = targets;
    options.ProductUserIdCount = count;
    EOS_Connect_QueryProductUserIdMappings(player->connect, &options, call, on_users);
    return finish(call);
}

static inline EOS_EResult account_of(const Player* player, EOS_ProductUserId user,
                                     EOS_EExternalAccountType type, EOS_ProductUserId target,
                                     char* buffer, int32_t* length)
{
    OPTIONS(EOS_Connect_GetProductUserIdMappingOptions, options,
            EOS_CONNECT_GETPRODUCTUSERIDMAPPING_API_LATEST);
    options.LocalUserId = user;
    options.AccountIdType = type;
    options.TargetProductUserId = target;
    return EOS_Connect_GetProductUserIdMapping(player->connect, &options, buffer, length);
}

static inline uint32_t account_count(const Player* player, EOS_ProductUserId target)
{
    OPTIONS(EOS_Connect_GetProductUserExternalAccountCountOptions, options,
            EOS_CONNECT_GETPRODUCTUSEREXTERNALACCOUNTCOUNT_API_LATEST);
    options.TargetUserId = target;
    return EOS_Connect_GetProductUserExternalAccountCount(player->connect, &options);
}

static inline EOS_EResult copy_by_index(const Player* player, EOS_ProductUserId target,
                                        uint32_t index, EOS_Connect_ExternalAccountInfo** info)
{
    OPTIONS(EOS_Connect_CopyProductUserExternalAccountByIndexOptions, options,
            EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYINDEX_API_LATEST);
    options.TargetUserId = target;
    options.ExternalAccountInfoIndex = index;
    return EOS_Connect_CopyProductUserExternalAccountByIndex(player->connect, &options, info);
}

static inline EOS_EResult copy_by_type(const Player* player, EOS_ProductUserId target,
                                       EOS_EExternalAccountType type,
                                       EOS_Connect_ExternalAccountInfo** info)
{
    OPTIONS(EOS_Connect_CopyProductUserExternalAccountByAccountTypeOptions, options,
            EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYACCOUNTTYPE_API_LATEST);
    options.TargetUserId = target;
    options.AccountIdType = type;
    return EOS_Connect_CopyProductUserExternalAccountByAccountType(player->connect, &options,
                                                                   info);
}

static inline EOS_EResult copy_by_id(const Player* player, EOS_ProductUserId target,
                                     const char* id, EOS_Connect_ExternalAccountInfo** info)
{
    OPTIONS(EOS_Connect_CopyProductUserExternalAccountByAccountIdOptions, options,
            EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYACCOUNTID_API_LATEST);
    options.TargetUserId = target;
    options.AccountId = id;
    return EOS_Connect_CopyProductUserExternalAccountByAccountId(player->connect, &options, info);
}

static inline EOS_EResult copy_user_info(const Player* player, EOS_ProductUserId target,
                                         EOS_Connect_ExternalAccountInfo** info)
{
    OPTIONS(EOS_Connect_CopyProductUserInfoOptions, options,
            EOS_CONNECT_COPYPRODUCTUSERINFO_API_LATEST);
    options.TargetUserId = target;
    return EOS_Connect_CopyProductUserInfo(player->connect, &options, info);
}

/* --- Id tokens ------------------------------------------------------------------ */

static inline EOS_EResult copy_id_token(const Player* player, EOS_ProductUserId user,
                                        EOS_Connect_IdToken** token)
{
    OPTIONS(EOS_Connect_CopyIdTokenOptions, options, EOS_CONNECT_COPYIDTOKEN_API_LATEST);
    options.LocalUserId = user;
    return EOS_Connect_CopyIdToken(player->connect, &options, token);
}

/* What the last token that was verified said; only texts that are never null
 * can be copied like this. */
typedef struct Verified {
    EOS_ProductUserId user;
    EOS_Bool has_account;
    EOS_EExternalAccountType type;
    char account[300];
    char platform[80];
    char device_type[80];
    char client[80];
    char product[80];
    char sandbox[80];
    char deployment[80];
} Verified;

static Verified verified;

static inline void EOS_CALL on_verified(const EOS_Connect_VerifyIdTokenCallbackInfo* data)
{
    memset(&verified, 0, sizeof(verified));
    verified.user = data->ProductUserId;
    verified.has_account = data->bIsAccountInfoPresent;
    verified.type = data->AccountIdType;
    strncpy(verified.account, data->AccountId, sizeof(verified.account) - 1);
    strncpy(verified.platform, data->Platform, sizeof(verified.platform) - 1);
    strncpy(verified.device_type, data->DeviceType, sizeof(verified.device_type) - 1);
    strncpy(verified.client, data->ClientId, sizeof(verified.client) - 1);
    strncpy(verified.product, data->ProductId, sizeof(verified.product) - 1);
    strncpy(verified.sandbox, data->SandboxId, sizeof(verified.sandbox) - 1);
    strncpy(verified.deployment, data->DeploymentId, sizeof(verified.deployment) - 1);
    arrive(data->ClientData, data->ResultCode);
}

static inline EOS_EResult verify(const Player* player, EOS_ProductUserId user, const char* token)
{
    Call* call = start_call(player->platform, "EOS_Connect_VerifyIdToken");
    OPTIONS(EOS_Connect_IdToken, id_token, EOS_CONNECT_IDTOKEN_API_LATEST);
    OPTIONS(EOS_Connect_VerifyIdTokenOptions, options, EOS_CONNECT_VERIFYIDTOKEN_API_LATEST);
    id_token.ProductUserId = user;
    id_token.JsonWebToken = token;
    options.IdToken = &id_token;
    EOS_Connect_VerifyIdToken(player->connect, &options, call, on_verified);
    return finish(call);
}

#endif
