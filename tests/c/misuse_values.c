/* What `misuse` puts where: wrong values in every field of options and of what
 * they point to, and in every parameter. */

/* A field of options, or of a struct that they point to. */
typedef struct Spot {
    const Function* function;
    int index;
    const Field* outer; /* null for the options themselves */
    const Field* field;
} Spot;

/* The field holds this, and everything else is right. */
static long long answer_with(const Spot* spot, uint64_t value)
{
    uint8_t* block;
    prepare(spot->function);
    block = (uint8_t*)given.values[spot->index];
    if (spot->outer != NULL) {
        const Structure* inner = &structures[spot->outer->structure];
        uint8_t* pointed = options_block(inner, inner->latest, 0);
        set_field(block, spot->outer, (uint64_t)(uintptr_t)pointed);
        block = pointed;
    }
    if (spot->field->chooser != 0) {
        set_number(block + spot->field->chooser, sizeof(uint32_t), spot->field->choice);
    }
    set_field(block, spot->field, value);
    return answer_of(spot->function, 1);
}

static void expect_refusal_of(const Spot* spot, uint64_t value)
{
    const Function* function = spot->function;
    long long answer = answer_with(spot, value);
    expect_refusal(function, spot->field->name, answer);
    /* Where a right call is refused too, a wrong one is for another reason. */
    if (function->returns != VALUE && function->returns != STATUS && function->returns != NOTHING &&
        answer == (long long)(int32_t)function->sound && function->sound != EOS_InvalidParameters) {
        fail_function(function, spot->field->name, "answered like a right call", answer);
    }
}

static uint64_t address(const void* place)
{
    return (uint64_t)(uintptr_t)place;
}

/* Fields that the library takes as they are, or does not look at. */
static int is_free_text(const Field* field)
{
    static const char* const free_texts[] = {"CacheDirectory", "NsaIdToken"};
    int i;
    for (i = 0; i < COUNT(free_texts); i++) {
        if (strcmp(field->name, free_texts[i]) == 0) {
            return 1;
        }
    }
    return 0;
}

static void texts_that_are_none(const Spot* spot)
{
    /* Null and empty are for some fields to take. */
    answer_with(spot, 0);
    answer_with(spot, address(guarded_text("")));
    if (is_free_text(spot->field)) {
        return;
    }
    expect_refusal_of(spot, address(guarded_text("\xC3\x28")));
    if (strcmp(spot->field->name, "DeviceModel") != 0) { /* a longer one is cut */
        expect_refusal_of(spot, address(guarded_endless(spot->field->reach)));
    }
}

static void lists_that_are_none(const Spot* spot)
{
    expect_refusal_of(spot, 0);
    expect_refusal_of(spot, list_of(NULL));
    expect_refusal_of(spot, list_of(guarded_text("")));
    expect_refusal_of(spot, list_of(guarded_text("\xC3\x28")));
    expect_refusal_of(spot, list_of(guarded_endless(257)));
}

static void values_out_of_range(const Function* function, int index, const Field* outer);

static void values_of(const Spot* spot)
{
    int i;
    switch (spot->field->kind) {
        case TEXT:
            texts_that_are_none(spot);
            break;
        case LETTERS:
            expect_refusal_of(spot, 0);
            expect_refusal_of(spot, address(guarded_text("\xC3\x28")));
            /* As long as the field: there is no room for its end. */
            expect_refusal_of(
                spot, address(guarded_text("0123456789abcdef0123456789abcdef0123456789abcdef")));
            break;
        case UNREAD_TEXT:
            answer_with(spot, 0);
            answer_with(spot, address(not_a_handle));
            answer_with(spot, address(guarded_endless(1)));
            break;
        case ENUMERATION:
            for (i = 0; i < COUNT(no_enumerators); i++) {
                expect_refusal_of(spot, (uint64_t)(uint32_t)no_enumerators[i]);
            }
            break;
        case NOBODY:
        case HANDLE:
            for (i = 1; i < BAD_HANDLES; i++) {
                expect_refusal_of(spot, address(bad_handles[i]));
            }
            answer_with(spot, 0);
            break;
        case NUMBER:
            /* A count that is too large is refused before anything is read. */
            answer_with(spot, 0);
            answer_with(spot, UINT32_MAX);
            answer_with(spot, (uint32_t)INT32_MAX);
            answer_with(spot, UINT64_MAX);
            answer_with(spot, (uint64_t)INT64_MAX);
            break;
        case FLAG:
            answer_with(spot, 2);
            break;
        case USERS:
            for (i = 0; i < BAD_HANDLES; i++) {
                expect_refusal_of(spot, address(guarded_copy(&bad_handles[i], sizeof(void*))));
            }
            answer_with(spot, 0);
            break;
        case TEXTS:
            lists_that_are_none(spot);
            break;
        case STRUCTURE:
            answer_with(spot, 0);
            if (spot->outer == NULL) {
                values_out_of_range(spot->function, spot->index, spot->field);
            }
            break;
        case NUMBERS:
        case REAL:
        case BYTES_OF_ONE:
            answer_with(spot, 0);
            break;
        case EMPTY:
            break;
    }
}

static void values_out_of_range(const Function* function, int index, const Field* outer)
{
    int row = outer == NULL ? function->parameters[index].structure : outer->structure;
    Spot spot;
    spot.function = function;
    spot.index = index;
    spot.outer = outer;
    for (spot.field = structures[row].fields; spot.field->name != NULL; spot.field++) {
        values_of(&spot);
    }
}

/* --- Parameters --------------------------------------------------------------------- */

static void parameters_that_mean_nothing(const Function* function)
{
    int i, wrong;
    for (i = 0; i < function->count; i++) {
        const Parameter* parameter = &function->parameters[i];
        switch (parameter->role) {
            case HANDLE_VALUE:
                for (wrong = 0; wrong < BAD_HANDLES; wrong++) {
                    if (strcmp(parameter->type, "EOS_HPlatform") == 0 &&
                        bad_handles[wrong] == (void*)player.platform) {
                        continue;
                    }
                    prepare(function);
                    given.values[i] = bad_handles[wrong];
                    expect_refusal(function, "bad handle", answer_of(function, 0));
                }
                break;
            case ENUMERATION_VALUE:
                for (wrong = 0; wrong < COUNT(no_enumerators); wrong++) {
                    long long answer;
                    prepare(function);
                    given.values[i] = (void*)(intptr_t)no_enumerators[wrong];
                    answer = answer_of(function, 1);
                    if (function->returns == RESULT) {
                        expect_refusal(function, "no such enumerator", answer);
                    }
                }
                break;
            case NUMBER_VALUE:
                prepare(function);
                given.values[i] = (void*)(intptr_t)-1;
                if (strcmp(function->name, "EOS_ByteArray_ToString") != 0 &&
                    strcmp(function->name, "GR_Platform_Drain") != 0) {
                    answer_of(function, 1);
                }
                break;
            case OUTPUT:
            case PLACE:
            case BUFFER:
            case LENGTH:
            case BYTES:
                prepare(function);
                given.values[i] = NULL;
                expect_refusal(function, "null", answer_of(function, 1));
                break;
            case CALLBACK:
                prepare(function);
                given.values[i] = NULL;
                if (function->returns == CALLS_BACK || function->returns == BEGINS) {
                    /* Nobody is told; the operation runs all the same. */
                    answer_of(function, 0);
                } else if (strcmp(function->name, "EOS_Logging_SetCallback") != 0) {
                    expect_refusal(function, "null callback", answer_of(function, 1));
                }
                break;
            case TEXT_VALUE:
                prepare(function);
                given.values[i] = NULL;
                answer_of(function, 1);
                prepare(function);
                given.values[i] = guarded_text("\xC3\x28");
                expect_refusal(function, "not UTF-8", answer_of(function, 1));
                prepare(function);
                given.values[i] = guarded_endless(strstr(function->name, "CountryCode") ? 5
                                                  : strstr(function->name, "LocaleCode") ? 10
                                                                                         : 129);
                expect_refusal(function, "endless", answer_of(function, 1));
                break;
            case OUTPUT_STRUCT:
                for (wrong = 0; wrong < BAD_HANDLES; wrong++) {
                    prepare(function);
                    given.values[i] = bad_handles[wrong];
                    answer_of(function, 1);
                }
                break;
            case OPTIONS_STRUCT:
            case CLIENT_DATA:
            case EMPTY_PARAMETER:
                break;
        }
    }
}
