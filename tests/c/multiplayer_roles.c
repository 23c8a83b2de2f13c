/* Roles of a session, which the template `Car` has: a driver and guests.
 *
 *   multiplayer_roles NAME */

#define _POSIX_C_SOURCE 200809L

#include "multiplayer.h"

static EOS_EResult take(const Player* player, GR_HMultiplayerSession session, const char* role)
{
    ON_SESSION(SetRole, options, SETROLE);
    options.RoleType = "seat";
    options.RoleName = role;
    POLLED(SetRole, session, options);
    return settled(player, session);
}

static GR_Multiplayer_Role* role_at(GR_HMultiplayerSession session, uint32_t index)
{
    GR_Multiplayer_Role* role = NULL;
    ON_SESSION(CopyRoleByIndex, options, COPYROLEBYINDEX);
    options.RoleIndex = index;
    CHECK_RESULT(GR_MultiplayerSession_CopyRoleByIndex(session, &options, &role), EOS_Success);
    return role;
}

int main(int count, char** arguments)
{
    Player anna, ben;
    GR_HMultiplayerSession hers, his;
    GR_Multiplayer_Role* role = NULL;
    GR_Multiplayer_Member* member;
    ON_SESSION(CopyRoleByIndex, beyond, COPYROLEBYINDEX);
    ON_SESSION(Refresh, refresh, REFRESH);

    CHECK(count == 2);
    initialize();
    CHECK_RESULT(EOS_Logging_SetLogLevel(EOS_LC_ALL_CATEGORIES, EOS_LOG_Error), EOS_Success);
    anna = player_of("anna");
    ben = player_of("ben");
    hers = host(&anna, "Car", arguments[1]);
    his = join(&ben, "Car", arguments[1]);
    settle(&ben, his);

    CHECK_NUMBER(GR_MultiplayerSession_GetRoleCount(hers), 2);
    CHECK_RESULT(take(&anna, hers, "driver"), EOS_Success);
    role = role_at(hers, 0);
    CHECK_TEXT(role->RoleType, "seat");
    CHECK_TEXT(role->RoleName, "driver");
    CHECK(!role->bOwnerManaged);
    CHECK_NUMBER(role->MaxCount, 1);
    CHECK_NUMBER(role->TargetCount, 0);
    CHECK_NUMBER(role->UserIdsCount, 1);
    CHECK(role->UserIds[0] == anna.user);
    GR_Multiplayer_Role_Release(role);
    role = role_at(hers, 1);
    CHECK_TEXT(role->RoleName, "guest");
    CHECK_NUMBER(role->MaxCount, 0);
    CHECK_NUMBER(role->TargetCount, 2);
    CHECK_NUMBER(role->UserIdsCount, 0);
    CHECK(role->UserIds == NULL);
    GR_Multiplayer_Role_Release(role);
    member = member_at(hers, 0);
    CHECK_NUMBER(member->RolesCount, 1);
    CHECK_TEXT(member->Roles[0].RoleType, "seat");
    CHECK_TEXT(member->Roles[0].RoleName, "driver");
    GR_Multiplayer_Member_Release(member);

    /* The seat is taken, until it is given up. */
    CHECK_RESULT(take(&ben, his, "driver"), EOS_InvalidState);
    CHECK(GR_MultiplayerSession_GetStatus(his) == GR_MSS_BROKEN);
    POLLED(Refresh, his, refresh);
    settle(&ben, his);
    CHECK_RESULT(take(&ben, his, "guest"), EOS_Success);
    CHECK_RESULT(take(&anna, hers, NULL), EOS_Success);
    CHECK_RESULT(take(&ben, his, "driver"), EOS_Success);
    role = role_at(his, 0);
    CHECK(role->UserIds[0] == ben.user);
    GR_Multiplayer_Role_Release(role);

    beyond.RoleIndex = 2;
    CHECK_RESULT(GR_MultiplayerSession_CopyRoleByIndex(his, &beyond, &role),
                 EOS_InvalidParameters);
    leave(&ben, his);
    leave(&anna, hers);
    EOS_Platform_Release(anna.platform);
    EOS_Platform_Release(ben.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    return 0;
}
