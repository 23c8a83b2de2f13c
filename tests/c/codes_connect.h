/* Stories of `codes`: accounts in other systems, and tokens that say who a
 * user is. */
#ifndef CODES_CONNECT_H
#define CODES_CONNECT_H

#include "codes.h"
#include "connect.h"

/* What the copies of accounts share. */
#define SEE_ACCOUNT(function, Options, LATEST, Field, good, none)                                 \
    do {                                                                                          \
        EOS_Connect_ExternalAccountInfo* info_ = NULL;                                            \
        OPTIONS(Options, options_, LATEST);                                                       \
        options_.TargetUserId = user;                                                             \
        options_.Field = none;                                                                    \
        SEE(function, (player->connect, NULL, &info_), EOS_InvalidParameters);                    \
        SEE(function, (player->connect, &options_, &info_), EOS_NotFound);                        \
        options_.TargetUserId = user;                                                             \
        options_.Field = good;                                                                    \
        SEE(function, (player->connect, &options_, &info_), EOS_Success);                         \
        EOS_Connect_ExternalAccountInfo_Release(info_);                                           \
    } while (0)

static void accounts_elsewhere(const Player* player, EOS_ProductUserId user)
{
    char id[EOS_CONNECT_EXTERNAL_ACCOUNT_ID_MAX_LENGTH + 1];
    int32_t length = (int32_t)sizeof(id);
    EOS_ProductUserId nobody = EOS_ProductUserId_FromString("00000000000000000000000000000042");
    OPTIONS(EOS_Connect_GetProductUserIdMappingOptions, options,
            EOS_CONNECT_GETPRODUCTUSERIDMAPPING_API_LATEST);
    options.LocalUserId = user;
    options.AccountIdType = EOS_EAT_OPENID;
    options.TargetProductUserId = user;
    SEE(EOS_Connect_GetProductUserIdMapping, (player->connect, NULL, id, &length),
        EOS_InvalidParameters);
    SEE(EOS_Connect_GetProductUserIdMapping, (player->connect, &options, id, &length),
        EOS_NotFound);
    CHECK_RESULT(query_users(player, user, &user, 1), EOS_Success);
    SEE(EOS_Connect_GetProductUserIdMapping, (player->connect, &options, id, &length),
        EOS_Success);
    length = 2;
    SEE(EOS_Connect_GetProductUserIdMapping, (player->connect, &options, id + 128, &length),
        EOS_LimitExceeded);

    SEE_ACCOUNT(EOS_Connect_CopyProductUserExternalAccountByIndex,
                EOS_Connect_CopyProductUserExternalAccountByIndexOptions,
                EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYINDEX_API_LATEST,
                ExternalAccountInfoIndex, 0, 1);
    SEE_ACCOUNT(EOS_Connect_CopyProductUserExternalAccountByAccountType,
                EOS_Connect_CopyProductUserExternalAccountByAccountTypeOptions,
                EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYACCOUNTTYPE_API_LATEST, AccountIdType,
                EOS_EAT_OPENID, EOS_EAT_STEAM);
    SEE_ACCOUNT(EOS_Connect_CopyProductUserExternalAccountByAccountId,
                EOS_Connect_CopyProductUserExternalAccountByAccountIdOptions,
                EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYACCOUNTID_API_LATEST, AccountId, id,
                "nobody");
    SEE_ACCOUNT(EOS_Connect_CopyProductUserInfo, EOS_Connect_CopyProductUserInfoOptions,
                EOS_CONNECT_COPYPRODUCTUSERINFO_API_LATEST, TargetUserId, user, nobody);
}

static void tokens_of_users(const Player* player, EOS_ProductUserId user)
{
    EOS_Connect_IdToken* token = NULL;
    OPTIONS(EOS_Connect_CopyIdTokenOptions, options, EOS_CONNECT_COPYIDTOKEN_API_LATEST);
    SEE(EOS_Connect_CopyIdToken, (player->connect, NULL, &token), EOS_InvalidParameters);
    options.LocalUserId = EOS_ProductUserId_FromString("00000000000000000000000000000042");
    SEE(EOS_Connect_CopyIdToken, (player->connect, &options, &token), EOS_NotFound);
    options.LocalUserId = user;
    SEE(EOS_Connect_CopyIdToken, (player->connect, &options, &token), EOS_Success);
    EOS_Connect_IdToken_Release(token);
}

#endif
