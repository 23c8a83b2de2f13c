/** @file
 * What the Presence functions for templates of rich texts take.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_common.h"

/** Of which type a variable of a template is. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_EPresenceModificationTemplateType : int32_t {
#else
typedef enum EOS_EPresenceModificationTemplateType {
#endif
    /** A number. */
    EOS_PMT_INT = 1,
    /** The id of a text. */
    EOS_PMT_STRING = 2,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_EPresenceModificationTemplateType EOS_PMT_INT = EOS_EPresenceModificationTemplateType::EOS_PMT_INT;
constexpr EOS_EPresenceModificationTemplateType EOS_PMT_STRING = EOS_EPresenceModificationTemplateType::EOS_PMT_STRING;
#else
    __EOS_EPresenceModificationTemplateType_PAD_INT32__ = 0x7FFFFFFF
} EOS_EPresenceModificationTemplateType;
#endif

/** Newest version of `EOS_PresenceModification_SetTemplateIdOptions` that this library knows. */
#define EOS_PRESENCEMODIFICATION_SETTEMPLATEID_API_LATEST 1

/** What `EOS_PresenceModification_SetTemplateId` takes. */
typedef struct _tagEOS_PresenceModification_SetTemplateIdOptions {
    /**
     * Version of this struct: `EOS_PRESENCEMODIFICATION_SETTEMPLATEID_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** The template's id. */
    const char *TemplateId;
} EOS_PresenceModification_SetTemplateIdOptions;

/** The value of a template's variable; which member counts says the type beside it. */
typedef union _tagEOS_PresenceModification_TemplateDataValue {
    /** A number. */
    int32_t AsInt32;
    /** The id of a text. */
    const char *AsStringId;
} EOS_PresenceModification_TemplateDataValue;

/** Newest version of `EOS_PresenceModification_SetTemplateDataOptions` that this library knows. */
#define EOS_PRESENCEMODIFICATION_SETTEMPLATEDATA_API_LATEST 1

/** What `EOS_PresenceModification_SetTemplateData` takes. */
typedef struct _tagEOS_PresenceModification_SetTemplateDataOptions {
    /**
     * Version of this struct: `EOS_PRESENCEMODIFICATION_SETTEMPLATEDATA_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
    /** The variable. */
    const char *Key;
    /** What it is given. */
    EOS_PresenceModification_TemplateDataValue Value;
    /** Which member of `Value` counts. */
    EOS_EPresenceModificationTemplateType ValueType;
} EOS_PresenceModification_SetTemplateDataOptions;
