/* The order in which `misuse` calls everything: before the start, while the
 * library runs, after the end. */

static int has_handle(const Function* function)
{
    return function->count > 0 && function->parameters[0].role == HANDLE_VALUE;
}

static int is_named(const Function* function, const char* name)
{
    return strcmp(function->name, name) == 0;
}

/* Those that start and stop everything have a part of their own. */
static int is_frame(const Function* function)
{
    return is_named(function, "EOS_Initialize") || is_named(function, "EOS_Shutdown");
}

static void nothing_works_now(const char* when)
{
    int i;
    for (i = 0; i < COUNT(functions); i++) {
        const Function* function = &functions[i];
        long long answer;
        if (is_frame(function)) {
            continue;
        }
        prepare(function);
        answer = answer_of(function, 0);
        if (has_handle(function)) {
            expect_refusal(function, when, answer);
        }
    }
    CHECK_RESULT(EOS_Logging_SetCallback(count_line), EOS_NotConfigured);
    CHECK_RESULT(EOS_Logging_SetLogLevel(EOS_LC_Core, EOS_LOG_Info), EOS_NotConfigured);
}

/* What is refused below is refused for what is wrong, and not for something else: all that a
 * well-behaved game gives is taken, or answered as the table says. */
static void call_rightly(const Function* function)
{
    long long answer;
    int is_result = function->returns == RESULT || function->returns == BEGINS ||
                    function->returns == CALLS_BACK;
    if (!is_result) {
        return;
    }
    prepare(function);
    answer = answer_of(function, 1);
    /* One of the functions sets another one. */
    CHECK_RESULT(EOS_Logging_SetCallback(count_line), EOS_Success);
    if (answer != (long long)(int32_t)function->sound) {
        fail_function(function, "called rightly", "another answer", answer);
    }
}

static void call_wrongly(const Function* function)
{
    int i;
    for (i = 0; i < function->count; i++) {
        if (function->parameters[i].role == OPTIONS_STRUCT) {
            options_of_every_version(function, i);
            values_out_of_range(function, i, NULL);
        }
    }
    parameters_that_mean_nothing(function);
}

/* A session of the contract that the player is in, and a job that is over. */
static void begin_multiplayer(void)
{
    GR_HMultiplayer multiplayer = GR_Platform_GetMultiplayerInterface(player.platform);
    OPTIONS(GR_Multiplayer_HostSessionOptions, hosting, GR_MULTIPLAYER_HOSTSESSION_API_LATEST);
    OPTIONS(GR_Multiplayer_ClearActivityOptions, clear, GR_MULTIPLAYER_CLEARACTIVITY_API_LATEST);
    hosting.LocalUserId = player.user;
    hosting.TemplateName = "Open";
    CHECK_RESULT(GR_Multiplayer_HostSession(multiplayer, &hosting, NULL, NULL, &room), EOS_Success);
    clear.LocalUserId = player.user;
    CHECK_RESULT(GR_Multiplayer_ClearActivity(multiplayer, &clear, NULL, NULL, &job), EOS_Success);
    while (GR_MultiplayerSession_GetStatus(room) == GR_MSS_WORKING ||
           GR_MultiplayerJob_GetStatus(job) == GR_MJS_WORKING) {
        tick(player.platform);
        rest(2);
    }
    CHECK(GR_MultiplayerSession_GetStatus(room) == GR_MSS_READY);
    CHECK(GR_MultiplayerJob_GetStatus(job) == GR_MJS_COMPLETE);
}

static void begin(const char* bucket)
{
    static const EOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainerOptions
        collecting = {
            EOS_INTEGRATEDPLATFORM_CREATEINTEGRATEDPLATFORMOPTIONSCONTAINER_API_LATEST};
    EOS_InitializeOptions options = initialize_options();
    EOS_HSessionSearch stale;
    char text[EOS_EPICACCOUNTID_MAX_LENGTH + 1];
    int32_t length = (int32_t)sizeof(text);
    int i;
    CHECK_RESULT(EOS_Initialize(&options), EOS_Success);
    CHECK_RESULT(EOS_Logging_SetCallback(count_line), EOS_Success);
    player = create_player();
    log_in(&player);
    for (i = 0; i < calls_started; i++) {
        continuance = continuance == NULL ? call_pool[i].continuance : continuance;
    }
    CHECK(continuance != NULL);
    CHECK_RESULT(update(&player, new_session(&player, "0123456789abcdef", bucket, 4, NULL)),
                 EOS_Success);
    active = active_session(&player, "0123456789abcdef");
    search = new_search(&player, 10);
    demand(search, text_value(EOS_SESSIONS_SEARCH_BUCKET_ID, bucket), EOS_CO_EQUAL);
    CHECK_RESULT(find(&player, search), EOS_Success);
    details = search_result(search, 0);
    modification = new_session(&player, "unsent", bucket, 4, NULL);
    epic = developer(&player, "Misuse");
    other_epic = developer(&player, "Other");
    CHECK_RESULT(EOS_EpicAccountId_ToString(other_epic, text, &length), EOS_Success);
    other_user = EOS_ProductUserId_FromString(text);
    CHECK_RESULT(EOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainer(&collecting,
                                                                                 &container),
                 EOS_Success);

    begin_multiplayer();
    stale = new_search(&player, 1);
    EOS_SessionSearch_Release(stale);
    bad_handles[0] = NULL;
    bad_handles[1] = (void*)(uintptr_t)1;
    bad_handles[2] = (void*)(uintptr_t)0xDEADBEEF;
    bad_handles[3] = (void*)~(uintptr_t)0;
    bad_handles[4] = not_a_handle;
    bad_handles[5] = (void*)stale;
    bad_handles[6] = (void*)player.platform; /* live, but of another kind */
}

static void end(void)
{
    EOS_IntegratedPlatformOptionsContainer_Release(container);
    EOS_PresenceModification_Release(presence);
    EOS_SessionModification_Release(modification);
    EOS_SessionSearch_Release(search);
    EOS_SessionDetails_Release(details);
    EOS_ActiveSession_Release(active);
    GR_MultiplayerSession_Release(room);
    GR_MultiplayerJob_Release(job);
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

/* A search with nothing but wrong values in its past works like a new one. */
static void the_library_works_on(const char* bucket)
{
    EOS_HSessionSearch other = new_search(&player, 10);
    log_in(&player);
    demand(other, text_value(EOS_SESSIONS_SEARCH_BUCKET_ID, bucket), EOS_CO_EQUAL);
    CHECK_RESULT(find(&player, other), EOS_Success);
    EOS_SessionSearch_Release(other);
    check_all_answered(player.platform);
}

int main(int count, char** arguments)
{
    int i;
    CHECK(count == 2);
    nothing_works_now("before the start");
    CHECK_RESULT(EOS_Shutdown(), EOS_NotConfigured);

    begin(arguments[1]);
    for (i = 0; i < COUNT(functions); i++) {
        if (!is_frame(&functions[i])) {
            call_rightly(&functions[i]);
            call_wrongly(&functions[i]);
        }
    }
    the_library_works_on(arguments[1]);
    end();

    nothing_works_now("after the end");
    CHECK_RESULT(EOS_Shutdown(), EOS_UnexpectedError);
    for (i = 0; i < COUNT(functions); i++) {
        if (is_named(&functions[i], "EOS_Initialize")) {
            call_wrongly(&functions[i]);
        }
    }
    printf("%d functions refuse what is wrong\n", COUNT(functions));
    return 0;
}
