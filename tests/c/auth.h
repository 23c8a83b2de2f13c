/* The calls of Auth, each in one line. */
#ifndef AUTH_H
#define AUTH_H

#include "connect.h"
#include "eos_auth.h"

/* A call of Auth, and what it brought besides the result. */
typedef struct AuthCall {
    Call* call;
    EOS_EpicAccountId account;
    EOS_EpicAccountId selected;
    EOS_ContinuanceToken continuance;
} AuthCall;

/* By the number of the call: the pool has a place for each. */
static AuthCall auth_calls[1 << 10];

static inline AuthCall* start_auth(EOS_HPlatform platform, const char* name)
{
    AuthCall* auth = &auth_calls[calls_started % (1 << 10)];
    memset(auth, 0, sizeof(*auth));
    auth->call = start_call(platform, name);
    return auth;
}

static inline AuthCall* auth_arrived(void* client_data, EOS_EResult result)
{
    AuthCall* auth = (AuthCall*)client_data;
    arrive(auth->call, result);
    return auth;
}

static inline EOS_HAuth auth_of(const Player* player)
{
    EOS_HAuth auth = EOS_Platform_GetAuthInterface(player->platform);
    CHECK(auth != NULL);
    return auth;
}

static inline void EOS_CALL on_auth_login(const EOS_Auth_LoginCallbackInfo* data)
{
    AuthCall* auth = auth_arrived(data->ClientData, data->ResultCode);
    auth->account = data->LocalUserId;
    auth->selected = data->SelectedAccountId;
    auth->continuance = data->ContinuanceToken;
    CHECK(data->PinGrantInfo == NULL);
    CHECK(data->AccountFeatureRestrictedInfo_DEPRECATED == NULL);
}

static inline EOS_Auth_Credentials auth_credentials(EOS_ELoginCredentialType type, const char* id,
                                                    const char* token)
{
    OPTIONS(EOS_Auth_Credentials, credentials, EOS_AUTH_CREDENTIALS_API_LATEST);
    credentials.Type = type;
    credentials.Id = id;
    credentials.Token = token;
    return credentials;
}

static inline AuthCall* auth_login_with(const Player* player,
                                        const EOS_Auth_Credentials* credentials, uint64_t flags)
{
    AuthCall* auth = start_auth(player->platform, "EOS_Auth_Login");
    OPTIONS(EOS_Auth_LoginOptions, options, EOS_AUTH_LOGIN_API_LATEST);
    options.Credentials = credentials;
    options.ScopeFlags =
        (EOS_EAuthScopeFlags)((int)EOS_AS_BasicProfile | (int)EOS_AS_FriendsList | (int)EOS_AS_Presence);
    options.LoginFlags = flags;
    EOS_Auth_Login(auth_of(player), &options, auth, on_auth_login);
    /* Bad options too are answered in a Tick, never inside the call. */
    CHECK_NUMBER(auth->call->arrivals, 0);
    finish(auth->call);
    if (auth->call->result != EOS_Success) {
        CHECK(auth->account == NULL && auth->selected == NULL);
    }
    return auth;
}

static inline AuthCall* auth_login(const Player* player, EOS_ELoginCredentialType type,
                                   const char* id, const char* token)
{
    EOS_Auth_Credentials credentials = auth_credentials(type, id, token);
    return auth_login_with(player, &credentials, 0);
}

/* A developer who must be let in. */
static inline EOS_EpicAccountId developer(const Player* player, const char* name)
{
    AuthCall* auth = auth_login(player, EOS_LCT_Developer, "localhost:6300", name);
    CHECK_RESULT(auth->call->result, EOS_Success);
    CHECK(auth->account != NULL && auth->selected == auth->account);
    CHECK(auth->continuance == NULL);
    return auth->account;
}

static inline void EOS_CALL on_auth_logout(const EOS_Auth_LogoutCallbackInfo* data)
{
    auth_arrived(data->ClientData, data->ResultCode)->account = data->LocalUserId;
}

static inline EOS_EResult auth_logout(const Player* player, EOS_EpicAccountId account)
{
    AuthCall* auth = start_auth(player->platform, "EOS_Auth_Logout");
    OPTIONS(EOS_Auth_LogoutOptions, options, EOS_AUTH_LOGOUT_API_LATEST);
    options.LocalUserId = account;
    EOS_Auth_Logout(auth_of(player), &options, auth, on_auth_logout);
    finish(auth->call);
    CHECK(auth->account == account);
    return auth->call->result;
}

static inline EOS_EResult copy_auth_token(const Player* player, EOS_EpicAccountId account,
                                          EOS_Auth_Token** token)
{
    OPTIONS(EOS_Auth_CopyUserAuthTokenOptions, options, EOS_AUTH_COPYUSERAUTHTOKEN_API_LATEST);
    return EOS_Auth_CopyUserAuthToken(auth_of(player), &options, account, token);
}

static inline EOS_EResult copy_auth_id_token(const Player* player, EOS_EpicAccountId account,
                                             EOS_Auth_IdToken** token)
{
    OPTIONS(EOS_Auth_CopyIdTokenOptions, options, EOS_AUTH_COPYIDTOKEN_API_LATEST);
    options.AccountId = account;
    return EOS_Auth_CopyIdToken(auth_of(player), &options, token);
}

static inline void EOS_CALL on_forgotten(const EOS_Auth_DeletePersistentAuthCallbackInfo* data)
{
    auth_arrived(data->ClientData, data->ResultCode);
}

static inline EOS_EResult forget_login(const Player* player, const char* refresh)
{
    AuthCall* auth = start_auth(player->platform, "EOS_Auth_DeletePersistentAuth");
    OPTIONS(EOS_Auth_DeletePersistentAuthOptions, options,
            EOS_AUTH_DELETEPERSISTENTAUTH_API_LATEST);
    options.RefreshToken = refresh;
    EOS_Auth_DeletePersistentAuth(auth_of(player), &options, auth, on_forgotten);
    return finish(auth->call);
}

static inline void EOS_CALL on_account_made(const EOS_Auth_LinkAccountCallbackInfo* data)
{
    AuthCall* auth = auth_arrived(data->ClientData, data->ResultCode);
    auth->account = data->LocalUserId;
    auth->selected = data->SelectedAccountId;
    CHECK(data->PinGrantInfo == NULL);
}

static inline AuthCall* make_account(const Player* player, EOS_ContinuanceToken continuance,
                                     EOS_ELinkAccountFlags flags, EOS_EpicAccountId account)
{
    AuthCall* auth = start_auth(player->platform, "EOS_Auth_LinkAccount");
    OPTIONS(EOS_Auth_LinkAccountOptions, options, EOS_AUTH_LINKACCOUNT_API_LATEST);
    options.LinkAccountFlags = flags;
    options.ContinuanceToken = continuance;
    options.LocalUserId = account;
    EOS_Auth_LinkAccount(auth_of(player), &options, auth, on_account_made);
    finish(auth->call);
    return auth;
}

#endif
