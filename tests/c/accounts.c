/* Players of another system, on a directory that trusts an OpenID Connect
 * issuer: logins by its tokens, several users on one platform, accounts that
 * are linked, unlinked and moved, who is who elsewhere, id tokens.
 *
 *     accounts ANN ANN-AGAIN BEN CEM EXPIRED FORGED
 *     accounts refused CODE TOKEN
 *     accounts expires TOKEN
 *     accounts offline TOKEN
 *
 * Tokens of the issuer: two for the account "ann", one for "ben" and "cem",
 * one of ann's that has expired, one that the issuer has not signed. The one
 * that expires does so soon; another one is asked for when it is needed. */

#define _POSIX_C_SOURCE 200809L
#define _DEFAULT_SOURCE

#include "connect.h"
#include "greenroom.h"
#include "guarded.h"
#include "sessions.h"

typedef struct Tokens {
    const char* ann;
    const char* ann_again;
    const char* ben;
    const char* cem;
    const char* expired;
    const char* forged;
} Tokens;

static int changes = 0;
static EOS_ProductUserId changed = NULL;
static EOS_ELoginStatus changed_to = EOS_LS_NotLoggedIn;

static void EOS_CALL on_change(const EOS_Connect_LoginStatusChangedCallbackInfo* data)
{
    CHECK(ticking != NULL);
    changes++;
    changed = data->LocalUserId;
    changed_to = data->CurrentStatus;
}

static void check_change(int count, EOS_ProductUserId user, EOS_ELoginStatus status)
{
    CHECK_NUMBER(changes, count);
    CHECK(changed == user);
    CHECK(changed_to == status);
}

static EOS_ELoginStatus status_of(const Player* player, EOS_ProductUserId user)
{
    return EOS_Connect_GetLoginStatus(player->connect, user);
}

/* --- Logins ------------------------------------------------------------------- */

static void tokens_that_are_none_are_refused(const Player* player, const Tokens* tokens)
{
    static char too_long[16 * 1024 + 2];
    memset(too_long, 'a', sizeof(too_long) - 1);
    CHECK_RESULT(openid_login(player, NULL)->result, EOS_InvalidParameters);
    CHECK_RESULT(openid_login(player, "")->result, EOS_InvalidParameters);
    CHECK_RESULT(openid_login(player, too_long)->result, EOS_InvalidParameters);
    CHECK_RESULT(openid_login(player, "nonsense")->result,
                 EOS_Connect_ExternalTokenValidationFailed);
    CHECK_RESULT(openid_login(player, tokens->expired)->result,
                 EOS_Connect_ExternalTokenValidationFailed);
    CHECK_RESULT(openid_login(player, tokens->forged)->result,
                 EOS_Connect_ExternalTokenValidationFailed);
    CHECK_RESULT(login_with_token(player, EOS_ECT_STEAM_SESSION_TICKET, tokens->ann)->result,
                 EOS_Connect_UnsupportedTokenType);
    CHECK_NUMBER(EOS_Connect_GetLoggedInUsersCount(player->connect), 0);
    CHECK_NUMBER(changes, 0);
}

static uint32_t sessions_in(const Player* player, const char* bucket)
{
    EOS_HSessionSearch search = new_search(player, 10);
    uint32_t count;
    demand(search, text_value(EOS_SESSIONS_SEARCH_BUCKET_ID, bucket), EOS_CO_EQUAL);
    CHECK_RESULT(find(player, search), EOS_Success);
    count = result_count(search);
    EOS_SessionSearch_Release(search);
    return count;
}

/* Each of them hosts; who logs out takes its own session along, and nothing else. */
static void two_users_share_a_platform(Player* player, const Tokens* tokens)
{
    EOS_ProductUserId ann = openid_user(player, tokens->ann);
    EOS_ProductUserId ben;
    double end;

    check_change(1, ann, EOS_LS_LoggedIn);
    ben = openid_user(player, tokens->ben);
    check_change(2, ben, EOS_LS_LoggedIn);
    CHECK(ann != ben);
    CHECK_NUMBER(EOS_Connect_GetLoggedInUsersCount(player->connect), 2);
    CHECK(EOS_Connect_GetLoggedInUserByIndex(player->connect, 0) == ann);
    CHECK(EOS_Connect_GetLoggedInUserByIndex(player->connect, 1) == ben);

    player->user = ann;
    CHECK_RESULT(update(player, new_session(player, "ann's", "shared", 4, NULL)), EOS_Success);
    player->user = ben;
    CHECK_RESULT(update(player, new_session(player, "ben's", "shared", 4, NULL)), EOS_Success);
    CHECK_NUMBER(sessions_in(player, "shared"), 2);

    /* Another token of the same account refreshes the login. */
    CHECK(openid_user(player, tokens->ann_again) == ann);
    CHECK_NUMBER(changes, 2);
    CHECK_NUMBER(sessions_in(player, "shared"), 2);

    CHECK_RESULT(log_out_user(player, ann), EOS_Success);
    check_change(3, ann, EOS_LS_NotLoggedIn);
    CHECK(status_of(player, ann) == EOS_LS_NotLoggedIn);
    CHECK(status_of(player, ben) == EOS_LS_LoggedIn);
    CHECK(EOS_Connect_GetLoggedInUserByIndex(player->connect, 0) == ben);
    end = seconds_now() + PATIENCE_SECONDS;
    while (sessions_in(player, "shared") != 1) {
        CHECK(seconds_now() < end);
    }
    CHECK_RESULT(destroy(player, "ann's"), EOS_Success);
    CHECK_NUMBER(sessions_in(player, "shared"), 1);
    CHECK_RESULT(destroy(player, "ben's"), EOS_Success);
    CHECK_RESULT(log_out_user(player, ben), EOS_Success);
    CHECK_NUMBER(EOS_Connect_GetLoggedInUsersCount(player->connect), 0);
}

/* --- Who is who elsewhere --------------------------------------------------------- */

#define MOST_IDS 128

static void accounts_lead_to_users(const Player* player, EOS_ProductUserId ann,
                                   EOS_ProductUserId ben)
{
    const char** ids = (const char**)guarded(3 * sizeof(const char*));
    const char* many[MOST_IDS + 1];
    char longest[257 + 1];
    int i;

    ids[0] = guarded_text("ann");
    ids[1] = guarded_text("nobody");
    ids[2] = guarded_text("ben");
    CHECK(who_has(player, ann, EOS_EAT_OPENID, "ben") == NULL);
    {
        Call* call = start_call(player->platform, "EOS_Connect_QueryExternalAccountMappings");
        OPTIONS(EOS_Connect_QueryExternalAccountMappingsOptions, options,
                EOS_CONNECT_QUERYEXTERNALACCOUNTMAPPINGS_API_LATEST);
        options.LocalUserId = ann;
        options.AccountIdType = EOS_EAT_OPENID;
        options.ExternalAccountIds = ids;
        options.ExternalAccountIdCount = 3;
        EOS_Connect_QueryExternalAccountMappings(player->connect, &options, call, on_accounts);
        /* The library has its own copy. */
        guarded_free_all();
        CHECK_RESULT(finish(call), EOS_Success);
        CHECK(call->user == ann);
    }
    CHECK(who_has(player, ann, EOS_EAT_OPENID, "ann") == ann);
    CHECK(who_has(player, ann, EOS_EAT_OPENID, "ben") == ben);
    CHECK(who_has(player, ann, EOS_EAT_OPENID, "nobody") == NULL);
    CHECK(who_has(player, ann, EOS_EAT_STEAM, "ben") == NULL);
    CHECK(who_has(player, ann, EOS_EAT_OPENID, "Ben") == NULL);
    /* What one player was told is not what the other knows. */
    CHECK(who_has(player, ben, EOS_EAT_OPENID, "ann") == NULL);

    for (i = 0; i <= MOST_IDS; i++) {
        many[i] = i % 2 == 0 ? "ann" : "nobody";
    }
    CHECK_RESULT(query_accounts(player, ann, many, MOST_IDS), EOS_Success);
    CHECK_RESULT(query_accounts(player, ann, many, MOST_IDS + 1), EOS_InvalidParameters);
    CHECK_RESULT(query_accounts(player, ann, many, 0), EOS_InvalidParameters);
    CHECK_RESULT(query_accounts(player, ann, NULL, 1), EOS_InvalidParameters);
    CHECK_RESULT(query_accounts(player, NULL, many, 1), EOS_InvalidParameters);
    memset(longest, 'x', sizeof(longest));
    longest[256] = '\0';
    many[0] = longest;
    CHECK_RESULT(query_accounts(player, ann, many, 1), EOS_Success);
    longest[256] = 'x';
    longest[257] = '\0';
    CHECK_RESULT(query_accounts(player, ann, many, 1), EOS_InvalidParameters);
    many[0] = "";
    CHECK_RESULT(query_accounts(player, ann, many, 1), EOS_InvalidParameters);
    many[0] = NULL;
    CHECK_RESULT(query_accounts(player, ann, many, 1), EOS_InvalidParameters);
}

static void check_account(EOS_Connect_ExternalAccountInfo* info, EOS_ProductUserId user,
                          const char* id, const char* name)
{
    CHECK_NUMBER(info->ApiVersion, EOS_CONNECT_EXTERNALACCOUNTINFO_API_LATEST);
    CHECK(info->ProductUserId == user);
    CHECK_TEXT(info->AccountId, id);
    CHECK_TEXT(info->DisplayName, name);
    CHECK(info->AccountIdType == EOS_EAT_OPENID);
    CHECK(info->LastLoginTime > 1700000000);
    EOS_Connect_ExternalAccountInfo_Release(info);
}

static void users_lead_to_accounts(const Player* player, EOS_ProductUserId ann,
                                   EOS_ProductUserId ben)
{
    EOS_Connect_ExternalAccountInfo* info = (EOS_Connect_ExternalAccountInfo*)(void*)player;
    EOS_ProductUserId foreign = EOS_ProductUserId_FromString("somebody of another service");
    EOS_ProductUserId targets[MOST_IDS + 1];
    int i;

    CHECK_NUMBER(account_count(player, ben), 0);
    CHECK_RESULT(copy_by_index(player, ben, 0, &info), EOS_NotFound);
    CHECK(info == NULL);
    for (i = 0; i <= MOST_IDS; i++) {
        targets[i] = foreign;
    }
    CHECK_RESULT(query_users(player, ann, targets, MOST_IDS), EOS_Success);
    targets[0] = ben;
    targets[1] = ann;
    CHECK_RESULT(query_users(player, ann, targets, MOST_IDS + 1), EOS_InvalidParameters);
    CHECK_RESULT(query_users(player, ann, targets, 0), EOS_InvalidParameters);
    CHECK_RESULT(query_users(player, ann, NULL, 1), EOS_InvalidParameters);
    CHECK_RESULT(query_users(player, ann, targets, MOST_IDS), EOS_Success);

    CHECK_NUMBER(account_count(player, ben), 1);
    CHECK_NUMBER(account_count(player, ann), 1);
    CHECK_NUMBER(account_count(player, foreign), 0);
    CHECK_RESULT(copy_by_index(player, ben, 0, &info), EOS_Success);
    check_account(info, ben, "ben", "Player ben");
    CHECK_RESULT(copy_by_type(player, ann, EOS_EAT_OPENID, &info), EOS_Success);
    check_account(info, ann, "ann", "Player ann");
    CHECK_RESULT(copy_by_id(player, ann, "ann", &info), EOS_Success);
    check_account(info, ann, "ann", "Player ann");
    CHECK_RESULT(copy_user_info(player, ben, &info), EOS_Success);
    check_account(info, ben, "ben", "Player ben");
    /* A second release is found out. */
    CHECK_RESULT(copy_user_info(player, ben, &info), EOS_Success);
    EOS_Connect_ExternalAccountInfo_Release(info);
    EOS_Connect_ExternalAccountInfo_Release(info);
    EOS_Connect_ExternalAccountInfo_Release(NULL);

    CHECK_RESULT(copy_by_index(player, ben, 1, &info), EOS_NotFound);
    CHECK_RESULT(copy_by_index(player, ben, UINT32_MAX, &info), EOS_NotFound);
    CHECK_RESULT(copy_by_type(player, ben, EOS_EAT_STEAM, &info), EOS_NotFound);
    CHECK_RESULT(copy_by_id(player, ben, "ann", &info), EOS_NotFound);
    CHECK_RESULT(copy_user_info(player, foreign, &info), EOS_NotFound);
    CHECK_RESULT(copy_by_index(player, NULL, 0, &info), EOS_InvalidParameters);
    CHECK_RESULT(copy_by_index(player, ben, 0, NULL), EOS_InvalidParameters);
}

static void ids_are_written_into_buffers(const Player* player, EOS_ProductUserId ann,
                                         EOS_ProductUserId ben)
{
    char* buffer = (char*)guarded(4);
    int32_t* length = (int32_t*)guarded(sizeof(int32_t));
    EOS_ProductUserId asked[1];

    asked[0] = ben;
    CHECK_RESULT(query_users(player, ann, asked, 1), EOS_Success);
    *length = 4;
    CHECK_RESULT(account_of(player, ann, EOS_EAT_OPENID, ben, buffer, length), EOS_Success);
    CHECK_TEXT(buffer, "ben");
    CHECK_NUMBER(*length, 4);
    memset(buffer, 'z', 4);
    *length = 3;
    CHECK_RESULT(account_of(player, ann, EOS_EAT_OPENID, ben, buffer, length),
                 EOS_LimitExceeded);
    CHECK_NUMBER(*length, 4);
    CHECK(buffer[0] == 'z' && buffer[2] == 'z');
    CHECK_RESULT(account_of(player, ann, EOS_EAT_OPENID, ben, NULL, length),
                 EOS_InvalidParameters);
    CHECK_RESULT(account_of(player, ann, EOS_EAT_OPENID, ben, buffer, NULL),
                 EOS_InvalidParameters);
    CHECK_RESULT(account_of(player, ann, EOS_EAT_STEAM, ben, buffer, length), EOS_NotFound);
    CHECK_RESULT(account_of(player, ben, EOS_EAT_OPENID, ann, buffer, length), EOS_NotFound);
    guarded_free_all();
}

/* Who has no account there is not told the ids of those who have. */
static void ids_are_hidden_from_strangers(const Player* player, EOS_ProductUserId ben,
                                          EOS_ProductUserId stranger)
{
    EOS_Connect_ExternalAccountInfo* info = NULL;
    EOS_ProductUserId asked[2];
    char buffer[32];
    int32_t length = sizeof(buffer);

    asked[0] = ben;
    asked[1] = stranger;
    CHECK_RESULT(query_users(player, stranger, asked, 2), EOS_Success);
    CHECK_RESULT(account_of(player, stranger, EOS_EAT_OPENID, ben, buffer, &length),
                 EOS_NotFound);
    CHECK_RESULT(copy_by_id(player, ben, "ben", &info), EOS_NotFound);
    CHECK_RESULT(copy_by_type(player, ben, EOS_EAT_OPENID, &info), EOS_Success);
    check_account(info, ben, "", "Player ben");
    CHECK_NUMBER(account_count(player, stranger), 0);
    CHECK_RESULT(copy_user_info(player, stranger, &info), EOS_NotFound);
}

static void a_server_asks_without_a_user(const char* id, EOS_ProductUserId user)
{
    Player server = create_server();
    EOS_Connect_ExternalAccountInfo* info = NULL;
    const char* ids[1];
    EOS_ProductUserId asked[1];

    ids[0] = id;
    asked[0] = user;
    CHECK_RESULT(query_accounts(&server, NULL, ids, 1), EOS_Success);
    CHECK(who_has(&server, NULL, EOS_EAT_OPENID, id) == user);
    CHECK_RESULT(query_users(&server, NULL, asked, 1), EOS_Success);
    CHECK_RESULT(copy_by_id(&server, user, id, &info), EOS_Success);
    EOS_Connect_ExternalAccountInfo_Release(info);
    check_all_answered(server.platform);
    EOS_Platform_Release(server.platform);
}

/* --- Id tokens ------------------------------------------------------------------ */

static void check_program(void)
{
    CHECK_TEXT(verified.client, "tests");
    CHECK_TEXT(verified.product, "tests");
    CHECK_TEXT(verified.sandbox, "tests");
    CHECK_TEXT(verified.deployment, "tests");
}

static void id_tokens_prove_who_somebody_is(const Player* player, EOS_ProductUserId ann,
                                            EOS_ProductUserId stranger)
{
    EOS_Connect_IdToken* token = NULL;
    EOS_Connect_IdToken* other = NULL;
    Player elsewhere;
    EOS_Platform_Options options = platform_options();
    char* forged;

    CHECK_RESULT(copy_id_token(player, ann, &token), EOS_Success);
    CHECK_NUMBER(token->ApiVersion, EOS_CONNECT_IDTOKEN_API_LATEST);
    CHECK(token->ProductUserId == ann);
    CHECK_RESULT(verify(player, ann, token->JsonWebToken), EOS_Success);
    CHECK(verified.user == ann && verified.has_account == EOS_TRUE);
    CHECK(verified.type == EOS_EAT_OPENID);
    CHECK_TEXT(verified.account, "ann");
    CHECK(verified.platform[0] != '\0');
    check_program();

    CHECK_RESULT(copy_id_token(player, stranger, &other), EOS_Success);
    CHECK_RESULT(verify(player, stranger, other->JsonWebToken), EOS_Success);
    CHECK(verified.user == stranger && verified.has_account == EOS_FALSE);
    CHECK_TEXT(verified.account, "");
    check_program();

    CHECK_RESULT(verify(player, stranger, token->JsonWebToken), EOS_Connect_InvalidToken);
    CHECK(verified.user == NULL && verified.has_account == EOS_FALSE);
    CHECK_TEXT(verified.deployment, "");
    forged = guarded_text(token->JsonWebToken);
    forged[strlen(forged) - 5] ^= 1;
    CHECK_RESULT(verify(player, ann, forged), EOS_Connect_InvalidToken);
    guarded_free_all();
    CHECK_RESULT(verify(player, ann, "no.token.atall"), EOS_Connect_InvalidToken);
    CHECK_RESULT(verify(player, ann, ""), EOS_InvalidParameters);
    CHECK_RESULT(verify(player, NULL, token->JsonWebToken), EOS_InvalidParameters);

    /* Elsewhere it is worth nothing, and whoever verifies need not log in. */
    options.DeploymentId = "elsewhere";
    elsewhere = create_with(&options);
    CHECK_RESULT(verify(&elsewhere, ann, token->JsonWebToken), EOS_Invalid_Deployment);
    check_all_answered(elsewhere.platform);
    EOS_Platform_Release(elsewhere.platform);
    elsewhere = create_player();
    CHECK_RESULT(verify(&elsewhere, ann, token->JsonWebToken), EOS_Success);
    check_all_answered(elsewhere.platform);
    EOS_Platform_Release(elsewhere.platform);

    EOS_Connect_IdToken_Release(other);
    EOS_Connect_IdToken_Release(token);
    EOS_Connect_IdToken_Release(token);
    EOS_Connect_IdToken_Release(NULL);
    token = (EOS_Connect_IdToken*)(void*)player;
    CHECK_RESULT(copy_id_token(player, EOS_ProductUserId_FromString("4711"), &token),
                 EOS_NotFound);
    CHECK(token == NULL);
}

/* --- What leads to a user ------------------------------------------------------- */

static void accounts_are_linked_and_unlinked(Player* player, const Tokens* tokens)
{
    EOS_ProductUserId device, ann;
    EOS_ContinuanceToken continuance;
    Call* call;

    log_in(player);
    device = player->user;
    CHECK_RESULT(unlink_account(player, device), EOS_InvalidState);
    CHECK(status_of(player, device) == EOS_LS_LoggedIn);

    call = openid_login(player, tokens->cem);
    CHECK_RESULT(call->result, EOS_InvalidUser);
    continuance = call->continuance;
    CHECK_RESULT(link_account(player, EOS_ProductUserId_FromString("4711"), continuance),
                 EOS_InvalidUser);
    CHECK_RESULT(link_account(player, NULL, continuance), EOS_InvalidParameters);
    CHECK_RESULT(link_account(player, device, NULL), EOS_InvalidParameters);
    ann = openid_user(player, tokens->ann);
    /* She has an account of this system. */
    CHECK_RESULT(link_account(player, ann, continuance), EOS_Connect_LinkAccountFailed);
    CHECK_RESULT(link_account(player, device, continuance), EOS_Success);
    /* Once more is no mistake, but nobody else can have it now. */
    CHECK_RESULT(link_account(player, device, continuance), EOS_Success);
    CHECK_RESULT(link_account(player, ann, continuance), EOS_Connect_LinkAccountFailed);

    changes = 0;
    CHECK(openid_user(player, tokens->cem) == device);
    CHECK_NUMBER(changes, 0);
    /* The last login was by that account. */
    CHECK_RESULT(unlink_account(player, device), EOS_Success);
    check_change(1, device, EOS_LS_NotLoggedIn);
    CHECK_RESULT(unlink_account(player, device), EOS_InvalidUser);
    CHECK_RESULT(openid_login(player, tokens->cem)->result, EOS_InvalidUser);
    /* The device still leads there. */
    log_in(player);
    CHECK(player->user == device);
    CHECK_RESULT(log_out_user(player, ann), EOS_Success);
}

/* Whatever was played by the device goes on under ann's account. */
static void two_users_become_one(Player* player, const Tokens* tokens)
{
    EOS_ProductUserId device = player->user;
    EOS_ProductUserId ann = openid_user(player, tokens->ann);
    Call* call;

    CHECK_RESULT(transfer(player, ann, ann, ann)->result, EOS_InvalidParameters);
    CHECK_RESULT(transfer(player, ann, device, EOS_ProductUserId_FromString("4711"))->result,
                 EOS_InvalidParameters);
    CHECK_RESULT(transfer(player, ann, NULL, ann)->result, EOS_InvalidParameters);
    CHECK_RESULT(transfer(player, device, ann, ann)->result, EOS_InvalidState);
    player->user = ann;
    CHECK_RESULT(update(player, new_session(player, "hers", "merged", 4, NULL)), EOS_Success);
    player->user = device;
    CHECK_RESULT(update(player, new_session(player, "its", "merged", 4, NULL)), EOS_Success);
    CHECK_NUMBER(sessions_in(player, "merged"), 2);

    changes = 0;
    call = transfer(player, ann, device, device);
    CHECK_RESULT(call->result, EOS_Success);
    CHECK(call->user == device);
    check_change(1, ann, EOS_LS_NotLoggedIn);
    CHECK(status_of(player, device) == EOS_LS_LoggedIn);
    CHECK_NUMBER(EOS_Connect_GetLoggedInUsersCount(player->connect), 1);
    CHECK_NUMBER(sessions_in(player, "merged"), 1);
    CHECK_RESULT(destroy(player, "hers"), EOS_Success);
    CHECK_RESULT(destroy(player, "its"), EOS_Success);
    CHECK_RESULT(transfer(player, ann, device, device)->result, EOS_InvalidUser);
    CHECK(openid_user(player, tokens->ann) == device);
    check_change(1, ann, EOS_LS_NotLoggedIn);
    log_in(player);
    CHECK(player->user == device);
}

static void a_device_id_is_deleted_for_good(Player* player, const Tokens* tokens)
{
    EOS_ProductUserId before = player->user;
    CHECK_RESULT(delete_device_id(player), EOS_Success);
    CHECK_RESULT(delete_device_id(player), EOS_NotFound);
    CHECK(status_of(player, before) == EOS_LS_LoggedIn);
    CHECK_RESULT(device_login(player)->result, EOS_NotFound);
    /* Ann's account leads to the same user; a new device is a new player. */
    CHECK(openid_user(player, tokens->ann) == before);
    log_in(player);
    CHECK(player->user != before);
}

/* --- Logins that end --------------------------------------------------------------- */

static int expirations = 0;

static void EOS_CALL on_expiration(const EOS_Connect_AuthExpirationCallbackInfo* data)
{
    CHECK(ticking != NULL);
    CHECK(data->LocalUserId == *(EOS_ProductUserId*)data->ClientData);
    expirations++;
}

static void tick_until_count(const Player* player, const int* counter, int wanted)
{
    double end = seconds_now() + PATIENCE_SECONDS;
    while (*counter < wanted) {
        CHECK(seconds_now() < end);
        tick(player->platform);
        rest(5);
    }
    CHECK_NUMBER(*counter, wanted);
}

/* The game is warned before, has its sessions as long as it brings another
 * token, and is told when it is over. */
static void a_login_ends_with_its_token(Player* player, const char* token)
{
    static char next[16 * 1024];
    EOS_ProductUserId user;
    EOS_Connect_IdToken* id_token = NULL;
    OPTIONS(EOS_Connect_AddNotifyAuthExpirationOptions, watch,
            EOS_CONNECT_ADDNOTIFYAUTHEXPIRATION_API_LATEST);

    CHECK(EOS_Connect_AddNotifyAuthExpiration(player->connect, &watch, &player->user,
                                              on_expiration) != EOS_INVALID_NOTIFICATIONID);
    user = openid_user(player, token);
    player->user = user;
    CHECK_RESULT(update(player, new_session(player, "room", "expiring", 4, NULL)), EOS_Success);
    check_change(1, user, EOS_LS_LoggedIn);

    tick_until_count(player, &expirations, 1);
    CHECK(status_of(player, user) == EOS_LS_LoggedIn);
    printf("warned\n");
    fflush(stdout);
    CHECK(fgets(next, sizeof(next), stdin) != NULL);
    next[strcspn(next, "\n")] = '\0';
    CHECK(openid_user(player, next) == user);
    CHECK_NUMBER(changes, 1);
    CHECK_NUMBER(sessions_in(player, "expiring"), 1);

    tick_until_count(player, &expirations, 2);
    tick_until_count(player, &changes, 2);
    check_change(2, user, EOS_LS_NotLoggedIn);
    CHECK(status_of(player, user) == EOS_LS_NotLoggedIn);
    CHECK_RESULT(copy_id_token(player, user, &id_token), EOS_NotFound);
    CHECK_RESULT(destroy(player, "room"), EOS_Success);
    printf("ended\n");
}

/* Once the keys are known, nobody needs to be asked. */
static void id_tokens_outlive_the_directory(Player* player, const char* token)
{
    char line[16];
    EOS_Connect_IdToken* id_token = NULL;
    EOS_ProductUserId user = openid_user(player, token);

    CHECK_RESULT(copy_id_token(player, user, &id_token), EOS_Success);
    CHECK_RESULT(verify(player, user, id_token->JsonWebToken), EOS_Success);
    printf("verified\n");
    fflush(stdout);
    CHECK(fgets(line, sizeof(line), stdin) != NULL);
    CHECK_RESULT(verify(player, user, id_token->JsonWebToken), EOS_Success);
    CHECK(verified.user == user);
    CHECK_TEXT(verified.account, "ann");
    EOS_Connect_IdToken_Release(id_token);
    printf("verified\n");
}

static void everything(Player* player, const Tokens* tokens)
{
    EOS_ProductUserId ann, ben;

    tokens_that_are_none_are_refused(player, tokens);
    two_users_share_a_platform(player, tokens);

    ann = openid_user(player, tokens->ann);
    ben = openid_user(player, tokens->ben);
    accounts_lead_to_users(player, ann, ben);
    users_lead_to_accounts(player, ann, ben);
    ids_are_written_into_buffers(player, ann, ben);
    a_server_asks_without_a_user("ben", ben);
    log_in(player);
    id_tokens_prove_who_somebody_is(player, ann, player->user);
    ids_are_hidden_from_strangers(player, ben, player->user);
    /* What was found goes with who asked. */
    CHECK_RESULT(log_out_user(player, ann), EOS_Success);
    CHECK(who_has(player, ann, EOS_EAT_OPENID, "ben") == NULL);
    CHECK_NUMBER(account_count(player, ann), 0);
    CHECK_RESULT(log_out_user(player, ben), EOS_Success);

    accounts_are_linked_and_unlinked(player, tokens);
    two_users_become_one(player, tokens);
    a_device_id_is_deleted_for_good(player, tokens);
    printf("players come from elsewhere\n");
}

int main(int count, char** arguments)
{
    Player player;
    OPTIONS(EOS_Connect_AddNotifyLoginStatusChangedOptions, watch,
            EOS_CONNECT_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST);

    CHECK(count > 2);
    initialize();
    player = create_player();
    CHECK(EOS_Connect_AddNotifyLoginStatusChanged(player.connect, &watch, NULL, on_change) !=
          EOS_INVALID_NOTIFICATIONID);
    if (strcmp(arguments[1], "refused") == 0) {
        CHECK(count == 4);
        CHECK_TEXT(EOS_EResult_ToString(openid_login(&player, arguments[3])->result),
                   arguments[2]);
    } else if (strcmp(arguments[1], "expires") == 0) {
        CHECK(count == 3);
        a_login_ends_with_its_token(&player, arguments[2]);
    } else if (strcmp(arguments[1], "offline") == 0) {
        CHECK(count == 3);
        id_tokens_outlive_the_directory(&player, arguments[2]);
    } else {
        Tokens tokens;
        CHECK(count == 7);
        tokens.ann = arguments[1];
        tokens.ann_again = arguments[2];
        tokens.ben = arguments[3];
        tokens.cem = arguments[4];
        tokens.expired = arguments[5];
        tokens.forged = arguments[6];
        everything(&player, &tokens);
    }
    check_all_answered(player.platform);
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    return 0;
}
