/* Epic accounts: developers who log in by name, what their tokens open, what an
 * earlier login has left, and how a login by Auth and one by Connect share what
 * is one to the directory. The one argument says which chapter. */

#define _POSIX_C_SOURCE 200809L

#include "auth.h"

/* --- Who watches -------------------------------------------------------------- */

static int auth_changes = 0;
static int connect_changes = 0;
static EOS_ELoginStatus auth_status = EOS_LS_NotLoggedIn;
static EOS_EpicAccountId auth_changed = NULL;

static void EOS_CALL on_auth_status(const EOS_Auth_LoginStatusChangedCallbackInfo* data)
{
    CHECK(ticking != NULL);
    CHECK(data->ClientData == &auth_changes);
    CHECK(data->PrevStatus != data->CurrentStatus);
    auth_changes++;
    auth_status = data->CurrentStatus;
    auth_changed = data->LocalUserId;
}

static void EOS_CALL on_connect_status(const EOS_Connect_LoginStatusChangedCallbackInfo* data)
{
    CHECK(data->ClientData == &connect_changes);
    connect_changes++;
}

static EOS_NotificationId watch(const Player* player)
{
    OPTIONS(EOS_Auth_AddNotifyLoginStatusChangedOptions, options,
            EOS_AUTH_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST);
    OPTIONS(EOS_Connect_AddNotifyLoginStatusChangedOptions, connect,
            EOS_CONNECT_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST);
    EOS_HAuth auth = auth_of(player);
    CHECK(EOS_Auth_AddNotifyLoginStatusChanged(auth, NULL, NULL, on_auth_status) ==
          EOS_INVALID_NOTIFICATIONID);
    CHECK(EOS_Auth_AddNotifyLoginStatusChanged(auth, &options, NULL, NULL) ==
          EOS_INVALID_NOTIFICATIONID);
    CHECK(EOS_Connect_AddNotifyLoginStatusChanged(player->connect, &connect, &connect_changes,
                                                  on_connect_status) !=
          EOS_INVALID_NOTIFICATIONID);
    return EOS_Auth_AddNotifyLoginStatusChanged(auth, &options, &auth_changes, on_auth_status);
}

static EOS_ELoginStatus auth_status_of(const Player* player, EOS_EpicAccountId account)
{
    return EOS_Auth_GetLoginStatus(auth_of(player), account);
}

static EOS_ELoginStatus connect_status_of(const Player* player, EOS_ProductUserId user)
{
    return EOS_Connect_GetLoginStatus(player->connect, user);
}

/* --- Ids ---------------------------------------------------------------------- */

static void id_texts(EOS_EpicAccountId account, EOS_ProductUserId user, char* epic, char* product)
{
    int32_t length = EOS_EPICACCOUNTID_MAX_LENGTH + 1;
    CHECK_RESULT(EOS_EpicAccountId_ToString(account, epic, &length), EOS_Success);
    length = EOS_EPICACCOUNTID_MAX_LENGTH + 1;
    CHECK_RESULT(EOS_ProductUserId_ToString(user, product, &length), EOS_Success);
}

/* --- Connect with the tokens of Auth --------------------------------------------- */

static EOS_ProductUserId connect_with_access(const Player* player, EOS_EpicAccountId account)
{
    EOS_Auth_Token* token = NULL;
    Call* call;
    CHECK_RESULT(copy_auth_token(player, account, &token), EOS_Success);
    call = login_with_token(player, EOS_ECT_EPIC, token->AccessToken);
    EOS_Auth_Token_Release(token);
    CHECK_RESULT(call->result, EOS_Success);
    return call->user;
}

static EOS_ProductUserId connect_with_id(const Player* player, EOS_EpicAccountId account)
{
    EOS_Auth_IdToken* token = NULL;
    Call* call;
    CHECK_RESULT(copy_auth_id_token(player, account, &token), EOS_Success);
    call = login_with_token(player, EOS_ECT_EPIC_ID_TOKEN, token->JsonWebToken);
    EOS_Auth_IdToken_Release(token);
    CHECK_RESULT(call->result, EOS_Success);
    return call->user;
}

/* --- Logging in and out ---------------------------------------------------------- */

static void bad_logins_are_refused(const Player* player)
{
    EOS_Auth_Credentials credentials =
        auth_credentials(EOS_LCT_Developer, "localhost:6300", "Ann");
    AuthCall* auth;

    CHECK_RESULT(auth_login_with(player, NULL, 0)->call->result, EOS_InvalidParameters);
    credentials.ApiVersion = EOS_AUTH_CREDENTIALS_API_LATEST + 1;
    CHECK_RESULT(auth_login_with(player, &credentials, 0)->call->result, EOS_IncompatibleVersion);

#define REFUSED(type, id, token, code)                                                            \
    CHECK_RESULT(auth_login(player, type, id, token)->call->result, code)
    REFUSED(EOS_LCT_Developer, NULL, "Ann", EOS_InvalidParameters);
    REFUSED(EOS_LCT_Developer, "", "Ann", EOS_InvalidParameters);
    REFUSED(EOS_LCT_Developer, "localhost:6300", NULL, EOS_InvalidParameters);
    REFUSED(EOS_LCT_Developer, "localhost:6300", "", EOS_InvalidParameters);
    REFUSED(EOS_LCT_Developer, "localhost:6300", "a name of more than thirty-two bytes",
            EOS_InvalidParameters);
    REFUSED(EOS_LCT_Developer, "localhost:6300", "A\nB", EOS_InvalidParameters);
    REFUSED(EOS_LCT_PersistentAuth, "somebody", NULL, EOS_InvalidParameters);
    REFUSED(EOS_LCT_PersistentAuth, NULL, "something", EOS_InvalidParameters);
    REFUSED(EOS_LCT_RefreshToken, NULL, NULL, EOS_InvalidParameters);
    REFUSED(EOS_LCT_RefreshToken, "somebody", "token", EOS_InvalidParameters);
    REFUSED(EOS_LCT_RefreshToken, "", "no token", EOS_Auth_InvalidRefreshToken);
    REFUSED(EOS_LCT_ExchangeCode, NULL, NULL, EOS_InvalidParameters);
    REFUSED(EOS_LCT_ExchangeCode, "", "code", EOS_Auth_ExchangeCodeNotFound);
    REFUSED(EOS_LCT_AccountPortal, NULL, "token", EOS_InvalidParameters);
    REFUSED(EOS_LCT_AccountPortal, "", "", EOS_NotImplemented);
    REFUSED(EOS_LCT_Password, "ann", "secret", EOS_NotImplemented);
    REFUSED(EOS_LCT_DeviceCode, NULL, NULL, EOS_NotImplemented);
    REFUSED((EOS_ELoginCredentialType)77, NULL, NULL, EOS_InvalidParameters);
#undef REFUSED

    credentials = auth_credentials(EOS_LCT_AccountPortal, NULL, NULL);
    auth = auth_login_with(player, &credentials, EOS_LF_NO_USER_INTERFACE);
    CHECK_RESULT(auth->call->result, EOS_Auth_UserInterfaceRequired);
    credentials = auth_credentials(EOS_LCT_ExternalAuth, NULL, "token");
    credentials.ExternalType = EOS_ECT_STEAM_SESSION_TICKET;
    CHECK_RESULT(auth_login_with(player, &credentials, 0)->call->result, EOS_NotImplemented);
    credentials.ExternalType = EOS_ECT_OPENID_ACCESS_TOKEN;
    CHECK_RESULT(auth_login_with(player, &credentials, 0)->call->result,
                 EOS_Connect_ExternalServiceConfigurationFailure);
    credentials.Token = NULL;
    CHECK_RESULT(auth_login_with(player, &credentials, 0)->call->result, EOS_InvalidParameters);
}

static void nobody_is_there(const Player* player)
{
    EOS_HAuth auth = auth_of(player);
    EOS_EpicAccountId out = NULL;
    CHECK_NUMBER(EOS_Auth_GetLoggedInAccountsCount(auth), 0);
    CHECK(EOS_Auth_GetLoggedInAccountByIndex(auth, 0) == NULL);
    CHECK(EOS_Auth_GetLoggedInAccountByIndex(auth, -1) == NULL);
    CHECK_NUMBER(EOS_Auth_GetMergedAccountsCount(auth, NULL), 0);
    CHECK_RESULT(EOS_Auth_GetSelectedAccountId(auth, NULL, &out), EOS_InvalidUser);
    CHECK(auth_status_of(player, NULL) == EOS_LS_NotLoggedIn);
}

static void somebody_is_there(const Player* player, EOS_EpicAccountId account)
{
    EOS_HAuth auth = auth_of(player);
    EOS_EpicAccountId out = NULL;
    CHECK_NUMBER(EOS_Auth_GetLoggedInAccountsCount(auth), 1);
    CHECK(EOS_Auth_GetLoggedInAccountByIndex(auth, 0) == account);
    CHECK(EOS_Auth_GetLoggedInAccountByIndex(auth, 1) == NULL);
    CHECK_NUMBER(EOS_Auth_GetMergedAccountsCount(auth, account), 1);
    CHECK(EOS_Auth_GetMergedAccountByIndex(auth, account, 0) == account);
    CHECK(EOS_Auth_GetMergedAccountByIndex(auth, account, 1) == NULL);
    CHECK_RESULT(EOS_Auth_GetSelectedAccountId(auth, account, NULL), EOS_InvalidParameters);
    CHECK_RESULT(EOS_Auth_GetSelectedAccountId(auth, account, &out), EOS_Success);
    CHECK(out == account);
    CHECK(auth_status_of(player, account) == EOS_LS_LoggedIn);
}

static void tokens_are_copied(const Player* player, EOS_EpicAccountId account)
{
    EOS_Auth_Token* token = (EOS_Auth_Token*)&auth_changes;
    EOS_Auth_IdToken* id = (EOS_Auth_IdToken*)&auth_changes;

    CHECK_RESULT(copy_auth_token(player, account, NULL), EOS_InvalidParameters);
    CHECK_RESULT(copy_auth_token(player, NULL, &token), EOS_InvalidParameters);
    CHECK(token == NULL);
    CHECK_RESULT(copy_auth_token(player, account, &token), EOS_Success);
    CHECK(token->AccountId == account);
    CHECK_TEXT(token->ClientId, "tests");
    CHECK_TEXT(token->App, "tests");
    CHECK_NUMBER(token->AuthType, EOS_ATT_User);
    CHECK(strlen(token->AccessToken) > 0 && strlen(token->RefreshToken) > 0);
    CHECK(token->ExpiresIn > 3000 && token->ExpiresIn <= 3600);
    CHECK(token->RefreshExpiresIn > 29.0 * 24 * 3600);
    CHECK(token->ExpiresAt[4] == '-' && token->RefreshExpiresAt[10] == 'T');
    EOS_Auth_Token_Release(token);
    EOS_Auth_Token_Release(NULL);

    CHECK_RESULT(copy_auth_id_token(player, account, NULL), EOS_InvalidParameters);
    CHECK_RESULT(copy_auth_id_token(player, NULL, &id), EOS_InvalidParameters);
    CHECK(id == NULL);
    CHECK_RESULT(copy_auth_id_token(player, account, &id), EOS_Success);
    CHECK(id->AccountId == account);
    CHECK(strchr(id->JsonWebToken, '.') != strrchr(id->JsonWebToken, '.'));
    EOS_Auth_IdToken_Release(id);
    EOS_Auth_IdToken_Release(NULL);
}

/* What the Epic account is to Connect: an account of another system, by its own number. */
static void the_epic_account_is_known(const Player* player, EOS_EpicAccountId account,
                                      EOS_ProductUserId user)
{
    char epic[EOS_EPICACCOUNTID_MAX_LENGTH + 1];
    char product[EOS_EPICACCOUNTID_MAX_LENGTH + 1];
    char buffer[64];
    int32_t length = sizeof(buffer);
    EOS_Connect_ExternalAccountInfo* info = NULL;

    id_texts(account, user, epic, product);
    CHECK_TEXT(epic, product);
    CHECK_RESULT(query_users(player, user, &user, 1), EOS_Success);
    CHECK_RESULT(account_of(player, user, EOS_EAT_EPIC, user, buffer, &length), EOS_Success);
    CHECK_TEXT(buffer, epic);
    CHECK_RESULT(copy_by_type(player, user, EOS_EAT_EPIC, &info), EOS_Success);
    CHECK_TEXT(info->DisplayName, "Ann");
    EOS_Connect_ExternalAccountInfo_Release(info);
    CHECK_RESULT(unlink_account(player, user), EOS_InvalidState);
}

static void both_faces_log_out_for_themselves(const Player* player, EOS_EpicAccountId ann)
{
    EOS_ProductUserId user = connect_with_id(player, ann);
    EOS_Auth_Token* token = NULL;

    /* Connect leaves first: the tokens of Auth stay. */
    CHECK_RESULT(log_out_user(player, user), EOS_Success);
    CHECK(connect_status_of(player, user) == EOS_LS_NotLoggedIn);
    CHECK(auth_status_of(player, ann) == EOS_LS_LoggedIn);
    CHECK(connect_with_access(player, ann) == user);

    /* Auth leaves first: Connect goes on asking. */
    CHECK_RESULT(auth_logout(player, ann), EOS_Success);
    CHECK_RESULT(auth_logout(player, ann), EOS_InvalidUser);
    CHECK(auth_status_of(player, ann) == EOS_LS_NotLoggedIn);
    CHECK_RESULT(copy_auth_token(player, ann, &token), EOS_NotFound);
    CHECK(connect_status_of(player, user) == EOS_LS_LoggedIn);
    CHECK_RESULT(query_users(player, user, &user, 1), EOS_Success);

    /* And back again, whoever came first. */
    CHECK(developer(player, "Ann") == ann);
    CHECK_RESULT(log_out_user(player, user), EOS_Success);
    CHECK(connect_with_access(player, ann) == user);
    CHECK_RESULT(log_out_user(player, user), EOS_Success);
    CHECK_RESULT(auth_logout(player, ann), EOS_Success);
}

static void developers(void)
{
    Player player;
    EOS_NotificationId id;
    EOS_EpicAccountId ann, ben;
    EOS_ProductUserId user;

    initialize();
    player = create_player();
    id = watch(&player);
    CHECK(id != EOS_INVALID_NOTIFICATIONID);
    nobody_is_there(&player);
    bad_logins_are_refused(&player);
    nobody_is_there(&player);
    CHECK_NUMBER(auth_changes, 0);

    ann = developer(&player, "Ann");
    CHECK_NUMBER(auth_changes, 1);
    CHECK(auth_changed == ann && auth_status == EOS_LS_LoggedIn);
    somebody_is_there(&player, ann);
    /* Once more is no change. */
    CHECK(developer(&player, "Ann") == ann);
    CHECK_NUMBER(auth_changes, 1);
    tokens_are_copied(&player, ann);

    CHECK_NUMBER(connect_changes, 0);
    user = connect_with_access(&player, ann);
    CHECK(connect_with_id(&player, ann) == user);
    CHECK_NUMBER(connect_changes, 1);
    the_epic_account_is_known(&player, ann, user);

    ben = developer(&player, "Ben");
    CHECK(ben != ann);
    CHECK_NUMBER(EOS_Auth_GetLoggedInAccountsCount(auth_of(&player)), 2);
    CHECK(EOS_Auth_GetLoggedInAccountByIndex(auth_of(&player), 1) == ben);
    CHECK_RESULT(auth_logout(&player, ben), EOS_Success);
    CHECK(auth_changed == ben && auth_status == EOS_LS_NotLoggedIn);
    CHECK_NUMBER(auth_changes, 3);

    EOS_Auth_RemoveNotifyLoginStatusChanged(auth_of(&player), id);
    both_faces_log_out_for_themselves(&player, ann);
    CHECK_NUMBER(auth_changes, 3);
    CHECK(developer(&player, "Ann") == ann);

    check_all_answered(player.platform);
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

/* --- What a login leaves ----------------------------------------------------------- */

static void kept(void)
{
    Player player;
    EOS_EpicAccountId ann;
    EOS_Auth_Token* token = NULL;

    initialize();
    player = create_player();
    CHECK_RESULT(auth_login(&player, EOS_LCT_PersistentAuth, NULL, NULL)->call->result,
                 EOS_InvalidAuth);
    CHECK_RESULT(forget_login(&player, NULL), EOS_Success);
    ann = developer(&player, "Ann");
    CHECK_RESULT(auth_logout(&player, ann), EOS_Success);
    CHECK(auth_login(&player, EOS_LCT_PersistentAuth, "", "")->account == ann);

    CHECK_RESULT(copy_auth_token(&player, ann, &token), EOS_Success);
    CHECK_RESULT(auth_logout(&player, ann), EOS_Success);
    CHECK(auth_login(&player, EOS_LCT_RefreshToken, NULL, token->RefreshToken)->account == ann);
    CHECK_RESULT(auth_logout(&player, ann), EOS_Success);

    /* What is forgotten here is revoked there. */
    CHECK_RESULT(forget_login(&player, NULL), EOS_Success);
    CHECK_RESULT(auth_login(&player, EOS_LCT_PersistentAuth, NULL, NULL)->call->result,
                 EOS_InvalidAuth);
    CHECK_RESULT(
        auth_login(&player, EOS_LCT_RefreshToken, NULL, token->RefreshToken)->call->result,
        EOS_Auth_InvalidRefreshToken);
    EOS_Auth_Token_Release(token);

    ann = developer(&player, "Ann");
    CHECK_RESULT(copy_auth_token(&player, ann, &token), EOS_Success);
    CHECK_RESULT(forget_login(&player, token->RefreshToken), EOS_Success);
    CHECK_RESULT(forget_login(&player, "no token"), EOS_Success);
    CHECK_RESULT(
        auth_login(&player, EOS_LCT_RefreshToken, NULL, token->RefreshToken)->call->result,
        EOS_Auth_InvalidRefreshToken);
    EOS_Auth_Token_Release(token);
    /* The next start finds a login that is good. */
    developer(&player, "Ann");
    check_all_answered(player.platform);
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

/* The next start of the same profile, or one of a profile that keeps nothing. */
static void again(EOS_EResult expected)
{
    Player player;
    AuthCall* auth;

    initialize();
    player = create_player();
    auth = auth_login(&player, EOS_LCT_PersistentAuth, NULL, NULL);
    CHECK_RESULT(auth->call->result, expected);
    if (auth->account != NULL) {
        CHECK(developer(&player, "Ann") == auth->account);
    }
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

/* --- What is shown to others --------------------------------------------------------- */

static struct {
    int arrivals;
    char client[64];
    char deployment[64];
    char name[64];
    EOS_Bool external;
} shown;

static void EOS_CALL on_id_verified(const EOS_Auth_VerifyIdTokenCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
    shown.arrivals++;
    CHECK_TEXT(data->ApplicationId, data->ClientId);
    snprintf(shown.client, sizeof(shown.client), "%s", data->ClientId);
    snprintf(shown.deployment, sizeof(shown.deployment), "%s", data->DeploymentId);
    snprintf(shown.name, sizeof(shown.name), "%s", data->DisplayName);
    shown.external = data->bIsExternalAccountInfoPresent;
    CHECK(data->ProductId != NULL && data->SandboxId != NULL && data->Platform != NULL);
    CHECK_TEXT(data->ExternalAccountDisplayName, "");
}

static EOS_EResult verify_id(const Player* player, EOS_EpicAccountId account, const char* text)
{
    Call* call = start_call(player->platform, "EOS_Auth_VerifyIdToken");
    OPTIONS(EOS_Auth_VerifyIdTokenOptions, options, EOS_AUTH_VERIFYIDTOKEN_API_LATEST);
    OPTIONS(EOS_Auth_IdToken, token, EOS_AUTH_IDTOKEN_API_LATEST);
    token.AccountId = account;
    token.JsonWebToken = text;
    options.IdToken = &token;
    EOS_Auth_VerifyIdToken(auth_of(player), &options, call, on_id_verified);
    return finish(call);
}

static void EOS_CALL on_user_verified(const EOS_Auth_VerifyUserAuthCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
}

static EOS_EResult verify_user(const Player* player, const EOS_Auth_Token* token)
{
    Call* call = start_call(player->platform, "EOS_Auth_VerifyUserAuth");
    OPTIONS(EOS_Auth_VerifyUserAuthOptions, options, EOS_AUTH_VERIFYUSERAUTH_API_LATEST);
    options.AuthToken = token;
    EOS_Auth_VerifyUserAuth(auth_of(player), &options, call, on_user_verified);
    return finish(call);
}

static EOS_EpicAccountId queried = NULL;

static void EOS_CALL on_id_queried(const EOS_Auth_QueryIdTokenCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
    queried = data->TargetAccountId;
}

static EOS_EResult query_id(const Player* player, EOS_EpicAccountId user, EOS_EpicAccountId target)
{
    Call* call = start_call(player->platform, "EOS_Auth_QueryIdToken");
    OPTIONS(EOS_Auth_QueryIdTokenOptions, options, EOS_AUTH_QUERYIDTOKEN_API_LATEST);
    options.LocalUserId = user;
    options.TargetAccountId = target;
    EOS_Auth_QueryIdToken(auth_of(player), &options, call, on_id_queried);
    return finish(call);
}

static void tokens_are_verified(void)
{
    Player player, server;
    EOS_EpicAccountId ann, ben;
    EOS_ProductUserId user;
    EOS_Auth_Token* token = NULL;
    EOS_Auth_IdToken* id = NULL;
    EOS_Connect_IdToken* connect_id = NULL;
    OPTIONS(EOS_Connect_CopyIdTokenOptions, copy, EOS_CONNECT_COPYIDTOKEN_API_LATEST);

    initialize();
    player = create_player();
    server = create_server();
    ann = developer(&player, "Ann");
    ben = developer(&player, "Ben");
    CHECK_RESULT(copy_auth_token(&player, ann, &token), EOS_Success);
    CHECK_RESULT(copy_auth_id_token(&player, ann, &id), EOS_Success);

    CHECK_RESULT(verify_id(&server, ann, id->JsonWebToken), EOS_Success);
    CHECK_TEXT(shown.client, "tests");
    CHECK_TEXT(shown.deployment, "tests");
    CHECK_TEXT(shown.name, "Ann");
    CHECK(shown.external == EOS_FALSE);
    CHECK_RESULT(verify_id(&server, ben, id->JsonWebToken), EOS_Auth_InvalidToken);
    CHECK_RESULT(verify_id(&server, ann, token->AccessToken), EOS_Auth_InvalidToken);
    CHECK_RESULT(verify_id(&server, ann, "a.b.c"), EOS_Auth_InvalidToken);
    CHECK_RESULT(verify_id(&server, ann, NULL), EOS_InvalidParameters);
    CHECK_RESULT(verify_id(&server, NULL, id->JsonWebToken), EOS_InvalidParameters);

    CHECK_RESULT(verify_user(&server, token), EOS_Success);
    CHECK_RESULT(verify_user(&server, NULL), EOS_InvalidParameters);
    token->AccountId = ben;
    CHECK_RESULT(verify_user(&server, token), EOS_Auth_InvalidToken);

    CHECK_RESULT(query_id(&player, ann, ann), EOS_Success);
    CHECK(queried == ann);
    CHECK_RESULT(query_id(&player, ann, ben), EOS_NotFound);
    CHECK(queried == ben);
    CHECK_RESULT(query_id(&server, ann, ann), EOS_InvalidUser);
    CHECK_RESULT(query_id(&player, NULL, ann), EOS_InvalidParameters);
    CHECK(queried == NULL);

    /* What players are shown opens nothing: it is no credential of Connect. */
    user = connect_with_id(&player, ann);
    copy.LocalUserId = user;
    CHECK_RESULT(EOS_Connect_CopyIdToken(player.connect, &copy, &connect_id), EOS_Success);
    CHECK_RESULT(
        login_with_token(&player, EOS_ECT_EPIC_ID_TOKEN, connect_id->JsonWebToken)->result,
        EOS_Connect_ExternalTokenValidationFailed);
    CHECK_RESULT(verify_id(&server, ann, connect_id->JsonWebToken), EOS_Auth_InvalidToken);
    EOS_Connect_IdToken_Release(connect_id);
    CHECK_RESULT(login_with_token(&player, EOS_ECT_EPIC, id->JsonWebToken)->result,
                 EOS_Connect_ExternalTokenValidationFailed);
    CHECK_RESULT(login_with_token(&player, EOS_ECT_EPIC_ID_TOKEN, token->AccessToken)->result,
                 EOS_Connect_ExternalTokenValidationFailed);
    CHECK_RESULT(login_with_token(&player, EOS_ECT_EPIC, NULL)->result, EOS_InvalidParameters);

    /* A token goes to another platform, as from a launcher to its game. */
    CHECK(login_with_token(&server, EOS_ECT_EPIC, token->AccessToken)->user == user);

    EOS_Auth_Token_Release(token);
    EOS_Auth_IdToken_Release(id);
    check_all_answered(player.platform);
    check_all_answered(server.platform);
    EOS_Platform_Release(server.platform);
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

/* --- Somewhere else than at a desk -------------------------------------------------- */

static void no_desk(void)
{
    Player player;
    initialize();
    player = create_player();
    CHECK_RESULT(auth_login(&player, EOS_LCT_Developer, "localhost:6300", "Ann")->call->result,
                 EOS_InvalidCredentials);
    check_all_answered(player.platform);
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

/* Players of an issuer: the first argument is a token of "ann", the second one of "ben". */
static void external(const char* ann_token, const char* ben_token)
{
    Player player;
    AuthCall* auth;
    EOS_EpicAccountId ann;
    EOS_ProductUserId user;
    EOS_ContinuanceToken continuance;
    EOS_Auth_IdToken* id = NULL;
    EOS_Auth_Credentials credentials = auth_credentials(EOS_LCT_ExternalAuth, NULL, ann_token);

    credentials.ExternalType = EOS_ECT_OPENID_ACCESS_TOKEN;
    initialize();
    player = create_player();
    auth = auth_login_with(&player, &credentials, 0);
    CHECK_RESULT(auth->call->result, EOS_InvalidUser);
    CHECK(auth->continuance != NULL);
    continuance = auth->continuance;
    CHECK_RESULT(make_account(&player, NULL, EOS_LA_NoFlags, NULL)->call->result,
                 EOS_InvalidParameters);
    CHECK_RESULT(make_account(&player, continuance, EOS_LA_NintendoNsaId, NULL)->call->result,
                 EOS_NotImplemented);
    auth = make_account(&player, continuance, EOS_LA_NoFlags, NULL);
    CHECK_RESULT(auth->call->result, EOS_Success);
    ann = auth->account;
    CHECK(ann != NULL && auth->selected == ann);
    somebody_is_there(&player, ann);
    CHECK_RESULT(make_account(&player, continuance, EOS_LA_NoFlags, ann)->call->result,
                 EOS_InvalidParameters);

    /* Known from now on, and by Connect too. */
    CHECK(auth_login_with(&player, &credentials, 0)->account == ann);
    user = connect_with_access(&player, ann);
    CHECK(connect_with_id(&player, ann) == user);
    CHECK_RESULT(copy_auth_id_token(&player, ann, &id), EOS_Success);
    CHECK_RESULT(verify_id(&player, ann, id->JsonWebToken), EOS_Success);
    CHECK(shown.external == EOS_TRUE);
    EOS_Auth_IdToken_Release(id);

    credentials.Id = "ben";
    CHECK_RESULT(auth_login_with(&player, &credentials, 0)->call->result,
                 EOS_Auth_ExternalAuthInvalid);
    credentials.Id = "ann";
    CHECK(auth_login_with(&player, &credentials, 0)->account == ann);
    credentials.Id = NULL;
    credentials.Token = "no token";
    CHECK_RESULT(auth_login_with(&player, &credentials, 0)->call->result,
                 EOS_Auth_ExternalAuthInvalid);
    credentials.Token = ben_token;
    CHECK_RESULT(auth_login_with(&player, &credentials, 0)->call->result, EOS_InvalidUser);

    /* Its login is kept, and needs the issuer no more. */
    CHECK_RESULT(auth_logout(&player, ann), EOS_Success);
    CHECK(auth_login(&player, EOS_LCT_PersistentAuth, NULL, NULL)->account == ann);
    check_all_answered(player.platform);
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

int main(int count, char** arguments)
{
    const char* chapter = count > 1 ? arguments[1] : "";
    if (strcmp(chapter, "developers") == 0) {
        developers();
    } else if (strcmp(chapter, "kept") == 0) {
        kept();
    } else if (strcmp(chapter, "again") == 0) {
        again(EOS_Success);
    } else if (strcmp(chapter, "stranger") == 0) {
        again(EOS_InvalidAuth);
    } else if (strcmp(chapter, "verified") == 0) {
        tokens_are_verified();
    } else if (strcmp(chapter, "no-desk") == 0) {
        no_desk();
    } else if (strcmp(chapter, "external") == 0 && count == 4) {
        external(arguments[2], arguments[3]);
    } else {
        fail_check(__FILE__, __LINE__, chapter);
    }
    printf("all good\n");
    return 0;
}
