/** @file
 * What the UI functions take and give.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_common.h"

/**
 * A key, and the modifiers that are held with it. Combine them with `|`; C++ needs casts for that.
 */
#if EOS_HAS_ENUM_CLASS
enum class EOS_UI_EKeyCombination : int32_t {
#else
typedef enum EOS_UI_EKeyCombination {
#endif
    /** How many bits the modifiers lie above the key. */
    EOS_UIK_ModifierShift = 16,
    /** The bits of the key. */
    EOS_UIK_KeyTypeMask = 65535,
    /** The bits of the modifiers. */
    EOS_UIK_ModifierMask = -65536,
    /** The modifier Shift. */
    EOS_UIK_Shift = 65536,
    /** The modifier Control. */
    EOS_UIK_Control = 131072,
    /** The modifier Alt. */
    EOS_UIK_Alt = 262144,
    /** The modifier Windows or Command. */
    EOS_UIK_Meta = 524288,
    /** The bits of all modifiers that there are. */
    EOS_UIK_ValidModifierMask = 983040,
    /** No key. */
    EOS_UIK_None = 0,
    /** The space bar. */
    EOS_UIK_Space = 1,
    /** Backspace. */
    EOS_UIK_Backspace = 2,
    /** Tabulator. */
    EOS_UIK_Tab = 3,
    /** Escape. */
    EOS_UIK_Escape = 4,
    /** Page up. */
    EOS_UIK_PageUp = 5,
    /** Page down. */
    EOS_UIK_PageDown = 6,
    /** End. */
    EOS_UIK_End = 7,
    /** Home. */
    EOS_UIK_Home = 8,
    /** Insert. */
    EOS_UIK_Insert = 9,
    /** Delete. */
    EOS_UIK_Delete = 10,
    /** The arrow to the left. */
    EOS_UIK_Left = 11,
    /** The arrow up. */
    EOS_UIK_Up = 12,
    /** The arrow to the right. */
    EOS_UIK_Right = 13,
    /** The arrow down. */
    EOS_UIK_Down = 14,
    /** 0. */
    EOS_UIK_Key0 = 15,
    /** 1. */
    EOS_UIK_Key1 = 16,
    /** 2. */
    EOS_UIK_Key2 = 17,
    /** 3. */
    EOS_UIK_Key3 = 18,
    /** 4. */
    EOS_UIK_Key4 = 19,
    /** 5. */
    EOS_UIK_Key5 = 20,
    /** 6. */
    EOS_UIK_Key6 = 21,
    /** 7. */
    EOS_UIK_Key7 = 22,
    /** 8. */
    EOS_UIK_Key8 = 23,
    /** 9. */
    EOS_UIK_Key9 = 24,
    /** A. */
    EOS_UIK_KeyA = 25,
    /** B. */
    EOS_UIK_KeyB = 26,
    /** C. */
    EOS_UIK_KeyC = 27,
    /** D. */
    EOS_UIK_KeyD = 28,
    /** E. */
    EOS_UIK_KeyE = 29,
    /** F. */
    EOS_UIK_KeyF = 30,
    /** G. */
    EOS_UIK_KeyG = 31,
    /** H. */
    EOS_UIK_KeyH = 32,
    /** I. */
    EOS_UIK_KeyI = 33,
    /** J. */
    EOS_UIK_KeyJ = 34,
    /** K. */
    EOS_UIK_KeyK = 35,
    /** L. */
    EOS_UIK_KeyL = 36,
    /** M. */
    EOS_UIK_KeyM = 37,
    /** N. */
    EOS_UIK_KeyN = 38,
    /** O. */
    EOS_UIK_KeyO = 39,
    /** P. */
    EOS_UIK_KeyP = 40,
    /** Q. */
    EOS_UIK_KeyQ = 41,
    /** R. */
    EOS_UIK_KeyR = 42,
    /** S. */
    EOS_UIK_KeyS = 43,
    /** T. */
    EOS_UIK_KeyT = 44,
    /** U. */
    EOS_UIK_KeyU = 45,
    /** V. */
    EOS_UIK_KeyV = 46,
    /** W. */
    EOS_UIK_KeyW = 47,
    /** X. */
    EOS_UIK_KeyX = 48,
    /** Y. */
    EOS_UIK_KeyY = 49,
    /** Z. */
    EOS_UIK_KeyZ = 50,
    /** 0 on the number pad. */
    EOS_UIK_Numpad0 = 51,
    /** 1 on the number pad. */
    EOS_UIK_Numpad1 = 52,
    /** 2 on the number pad. */
    EOS_UIK_Numpad2 = 53,
    /** 3 on the number pad. */
    EOS_UIK_Numpad3 = 54,
    /** 4 on the number pad. */
    EOS_UIK_Numpad4 = 55,
    /** 5 on the number pad. */
    EOS_UIK_Numpad5 = 56,
    /** 6 on the number pad. */
    EOS_UIK_Numpad6 = 57,
    /** 7 on the number pad. */
    EOS_UIK_Numpad7 = 58,
    /** 8 on the number pad. */
    EOS_UIK_Numpad8 = 59,
    /** 9 on the number pad. */
    EOS_UIK_Numpad9 = 60,
    /** Times on the number pad. */
    EOS_UIK_NumpadAsterisk = 61,
    /** Plus on the number pad. */
    EOS_UIK_NumpadPlus = 62,
    /** Minus on the number pad. */
    EOS_UIK_NumpadMinus = 63,
    /** The decimal point on the number pad. */
    EOS_UIK_NumpadPeriod = 64,
    /** Divided by on the number pad. */
    EOS_UIK_NumpadDivide = 65,
    /** F1. */
    EOS_UIK_F1 = 66,
    /** F2. */
    EOS_UIK_F2 = 67,
    /** F3. */
    EOS_UIK_F3 = 68,
    /** F4. */
    EOS_UIK_F4 = 69,
    /** F5. */
    EOS_UIK_F5 = 70,
    /** F6. */
    EOS_UIK_F6 = 71,
    /** F7. */
    EOS_UIK_F7 = 72,
    /** F8. */
    EOS_UIK_F8 = 73,
    /** F9. */
    EOS_UIK_F9 = 74,
    /** F10. */
    EOS_UIK_F10 = 75,
    /** F11. */
    EOS_UIK_F11 = 76,
    /** F12. */
    EOS_UIK_F12 = 77,
    /** F13. */
    EOS_UIK_F13 = 78,
    /** F14. */
    EOS_UIK_F14 = 79,
    /** F15. */
    EOS_UIK_F15 = 80,
    /** F16. */
    EOS_UIK_F16 = 81,
    /** F17. */
    EOS_UIK_F17 = 82,
    /** F18. */
    EOS_UIK_F18 = 83,
    /** F19. */
    EOS_UIK_F19 = 84,
    /** F20. */
    EOS_UIK_F20 = 85,
    /** F21. */
    EOS_UIK_F21 = 86,
    /** F22. */
    EOS_UIK_F22 = 87,
    /** F23. */
    EOS_UIK_F23 = 88,
    /** F24. */
    EOS_UIK_F24 = 89,
    /** The key with plus, whatever the country. */
    EOS_UIK_OemPlus = 90,
    /** The key with the comma, whatever the country. */
    EOS_UIK_OemComma = 91,
    /** The key with minus, whatever the country. */
    EOS_UIK_OemMinus = 92,
    /** The key with the period, whatever the country. */
    EOS_UIK_OemPeriod = 93,
    /** Key 1 of those that each country has something else on. */
    EOS_UIK_Oem1 = 94,
    /** Key 2 of those that each country has something else on. */
    EOS_UIK_Oem2 = 95,
    /** Key 3 of those that each country has something else on. */
    EOS_UIK_Oem3 = 96,
    /** Key 4 of those that each country has something else on. */
    EOS_UIK_Oem4 = 97,
    /** Key 5 of those that each country has something else on. */
    EOS_UIK_Oem5 = 98,
    /** Key 6 of those that each country has something else on. */
    EOS_UIK_Oem6 = 99,
    /** Key 7 of those that each country has something else on. */
    EOS_UIK_Oem7 = 100,
    /** Key 8 of those that each country has something else on. */
    EOS_UIK_Oem8 = 101,
    /** One more than the last key. */
    EOS_UIK_MaxKeyType = 102,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_UI_EKeyCombination EOS_UIK_ModifierShift = EOS_UI_EKeyCombination::EOS_UIK_ModifierShift;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyTypeMask = EOS_UI_EKeyCombination::EOS_UIK_KeyTypeMask;
constexpr EOS_UI_EKeyCombination EOS_UIK_ModifierMask = EOS_UI_EKeyCombination::EOS_UIK_ModifierMask;
constexpr EOS_UI_EKeyCombination EOS_UIK_Shift = EOS_UI_EKeyCombination::EOS_UIK_Shift;
constexpr EOS_UI_EKeyCombination EOS_UIK_Control = EOS_UI_EKeyCombination::EOS_UIK_Control;
constexpr EOS_UI_EKeyCombination EOS_UIK_Alt = EOS_UI_EKeyCombination::EOS_UIK_Alt;
constexpr EOS_UI_EKeyCombination EOS_UIK_Meta = EOS_UI_EKeyCombination::EOS_UIK_Meta;
constexpr EOS_UI_EKeyCombination EOS_UIK_ValidModifierMask = EOS_UI_EKeyCombination::EOS_UIK_ValidModifierMask;
constexpr EOS_UI_EKeyCombination EOS_UIK_None = EOS_UI_EKeyCombination::EOS_UIK_None;
constexpr EOS_UI_EKeyCombination EOS_UIK_Space = EOS_UI_EKeyCombination::EOS_UIK_Space;
constexpr EOS_UI_EKeyCombination EOS_UIK_Backspace = EOS_UI_EKeyCombination::EOS_UIK_Backspace;
constexpr EOS_UI_EKeyCombination EOS_UIK_Tab = EOS_UI_EKeyCombination::EOS_UIK_Tab;
constexpr EOS_UI_EKeyCombination EOS_UIK_Escape = EOS_UI_EKeyCombination::EOS_UIK_Escape;
constexpr EOS_UI_EKeyCombination EOS_UIK_PageUp = EOS_UI_EKeyCombination::EOS_UIK_PageUp;
constexpr EOS_UI_EKeyCombination EOS_UIK_PageDown = EOS_UI_EKeyCombination::EOS_UIK_PageDown;
constexpr EOS_UI_EKeyCombination EOS_UIK_End = EOS_UI_EKeyCombination::EOS_UIK_End;
constexpr EOS_UI_EKeyCombination EOS_UIK_Home = EOS_UI_EKeyCombination::EOS_UIK_Home;
constexpr EOS_UI_EKeyCombination EOS_UIK_Insert = EOS_UI_EKeyCombination::EOS_UIK_Insert;
constexpr EOS_UI_EKeyCombination EOS_UIK_Delete = EOS_UI_EKeyCombination::EOS_UIK_Delete;
constexpr EOS_UI_EKeyCombination EOS_UIK_Left = EOS_UI_EKeyCombination::EOS_UIK_Left;
constexpr EOS_UI_EKeyCombination EOS_UIK_Up = EOS_UI_EKeyCombination::EOS_UIK_Up;
constexpr EOS_UI_EKeyCombination EOS_UIK_Right = EOS_UI_EKeyCombination::EOS_UIK_Right;
constexpr EOS_UI_EKeyCombination EOS_UIK_Down = EOS_UI_EKeyCombination::EOS_UIK_Down;
constexpr EOS_UI_EKeyCombination EOS_UIK_Key0 = EOS_UI_EKeyCombination::EOS_UIK_Key0;
constexpr EOS_UI_EKeyCombination EOS_UIK_Key1 = EOS_UI_EKeyCombination::EOS_UIK_Key1;
constexpr EOS_UI_EKeyCombination EOS_UIK_Key2 = EOS_UI_EKeyCombination::EOS_UIK_Key2;
constexpr EOS_UI_EKeyCombination EOS_UIK_Key3 = EOS_UI_EKeyCombination::EOS_UIK_Key3;
constexpr EOS_UI_EKeyCombination EOS_UIK_Key4 = EOS_UI_EKeyCombination::EOS_UIK_Key4;
constexpr EOS_UI_EKeyCombination EOS_UIK_Key5 = EOS_UI_EKeyCombination::EOS_UIK_Key5;
constexpr EOS_UI_EKeyCombination EOS_UIK_Key6 = EOS_UI_EKeyCombination::EOS_UIK_Key6;
constexpr EOS_UI_EKeyCombination EOS_UIK_Key7 = EOS_UI_EKeyCombination::EOS_UIK_Key7;
constexpr EOS_UI_EKeyCombination EOS_UIK_Key8 = EOS_UI_EKeyCombination::EOS_UIK_Key8;
constexpr EOS_UI_EKeyCombination EOS_UIK_Key9 = EOS_UI_EKeyCombination::EOS_UIK_Key9;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyA = EOS_UI_EKeyCombination::EOS_UIK_KeyA;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyB = EOS_UI_EKeyCombination::EOS_UIK_KeyB;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyC = EOS_UI_EKeyCombination::EOS_UIK_KeyC;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyD = EOS_UI_EKeyCombination::EOS_UIK_KeyD;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyE = EOS_UI_EKeyCombination::EOS_UIK_KeyE;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyF = EOS_UI_EKeyCombination::EOS_UIK_KeyF;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyG = EOS_UI_EKeyCombination::EOS_UIK_KeyG;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyH = EOS_UI_EKeyCombination::EOS_UIK_KeyH;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyI = EOS_UI_EKeyCombination::EOS_UIK_KeyI;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyJ = EOS_UI_EKeyCombination::EOS_UIK_KeyJ;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyK = EOS_UI_EKeyCombination::EOS_UIK_KeyK;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyL = EOS_UI_EKeyCombination::EOS_UIK_KeyL;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyM = EOS_UI_EKeyCombination::EOS_UIK_KeyM;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyN = EOS_UI_EKeyCombination::EOS_UIK_KeyN;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyO = EOS_UI_EKeyCombination::EOS_UIK_KeyO;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyP = EOS_UI_EKeyCombination::EOS_UIK_KeyP;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyQ = EOS_UI_EKeyCombination::EOS_UIK_KeyQ;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyR = EOS_UI_EKeyCombination::EOS_UIK_KeyR;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyS = EOS_UI_EKeyCombination::EOS_UIK_KeyS;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyT = EOS_UI_EKeyCombination::EOS_UIK_KeyT;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyU = EOS_UI_EKeyCombination::EOS_UIK_KeyU;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyV = EOS_UI_EKeyCombination::EOS_UIK_KeyV;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyW = EOS_UI_EKeyCombination::EOS_UIK_KeyW;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyX = EOS_UI_EKeyCombination::EOS_UIK_KeyX;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyY = EOS_UI_EKeyCombination::EOS_UIK_KeyY;
constexpr EOS_UI_EKeyCombination EOS_UIK_KeyZ = EOS_UI_EKeyCombination::EOS_UIK_KeyZ;
constexpr EOS_UI_EKeyCombination EOS_UIK_Numpad0 = EOS_UI_EKeyCombination::EOS_UIK_Numpad0;
constexpr EOS_UI_EKeyCombination EOS_UIK_Numpad1 = EOS_UI_EKeyCombination::EOS_UIK_Numpad1;
constexpr EOS_UI_EKeyCombination EOS_UIK_Numpad2 = EOS_UI_EKeyCombination::EOS_UIK_Numpad2;
constexpr EOS_UI_EKeyCombination EOS_UIK_Numpad3 = EOS_UI_EKeyCombination::EOS_UIK_Numpad3;
constexpr EOS_UI_EKeyCombination EOS_UIK_Numpad4 = EOS_UI_EKeyCombination::EOS_UIK_Numpad4;
constexpr EOS_UI_EKeyCombination EOS_UIK_Numpad5 = EOS_UI_EKeyCombination::EOS_UIK_Numpad5;
constexpr EOS_UI_EKeyCombination EOS_UIK_Numpad6 = EOS_UI_EKeyCombination::EOS_UIK_Numpad6;
constexpr EOS_UI_EKeyCombination EOS_UIK_Numpad7 = EOS_UI_EKeyCombination::EOS_UIK_Numpad7;
constexpr EOS_UI_EKeyCombination EOS_UIK_Numpad8 = EOS_UI_EKeyCombination::EOS_UIK_Numpad8;
constexpr EOS_UI_EKeyCombination EOS_UIK_Numpad9 = EOS_UI_EKeyCombination::EOS_UIK_Numpad9;
constexpr EOS_UI_EKeyCombination EOS_UIK_NumpadAsterisk = EOS_UI_EKeyCombination::EOS_UIK_NumpadAsterisk;
constexpr EOS_UI_EKeyCombination EOS_UIK_NumpadPlus = EOS_UI_EKeyCombination::EOS_UIK_NumpadPlus;
constexpr EOS_UI_EKeyCombination EOS_UIK_NumpadMinus = EOS_UI_EKeyCombination::EOS_UIK_NumpadMinus;
constexpr EOS_UI_EKeyCombination EOS_UIK_NumpadPeriod = EOS_UI_EKeyCombination::EOS_UIK_NumpadPeriod;
constexpr EOS_UI_EKeyCombination EOS_UIK_NumpadDivide = EOS_UI_EKeyCombination::EOS_UIK_NumpadDivide;
constexpr EOS_UI_EKeyCombination EOS_UIK_F1 = EOS_UI_EKeyCombination::EOS_UIK_F1;
constexpr EOS_UI_EKeyCombination EOS_UIK_F2 = EOS_UI_EKeyCombination::EOS_UIK_F2;
constexpr EOS_UI_EKeyCombination EOS_UIK_F3 = EOS_UI_EKeyCombination::EOS_UIK_F3;
constexpr EOS_UI_EKeyCombination EOS_UIK_F4 = EOS_UI_EKeyCombination::EOS_UIK_F4;
constexpr EOS_UI_EKeyCombination EOS_UIK_F5 = EOS_UI_EKeyCombination::EOS_UIK_F5;
constexpr EOS_UI_EKeyCombination EOS_UIK_F6 = EOS_UI_EKeyCombination::EOS_UIK_F6;
constexpr EOS_UI_EKeyCombination EOS_UIK_F7 = EOS_UI_EKeyCombination::EOS_UIK_F7;
constexpr EOS_UI_EKeyCombination EOS_UIK_F8 = EOS_UI_EKeyCombination::EOS_UIK_F8;
constexpr EOS_UI_EKeyCombination EOS_UIK_F9 = EOS_UI_EKeyCombination::EOS_UIK_F9;
constexpr EOS_UI_EKeyCombination EOS_UIK_F10 = EOS_UI_EKeyCombination::EOS_UIK_F10;
constexpr EOS_UI_EKeyCombination EOS_UIK_F11 = EOS_UI_EKeyCombination::EOS_UIK_F11;
constexpr EOS_UI_EKeyCombination EOS_UIK_F12 = EOS_UI_EKeyCombination::EOS_UIK_F12;
constexpr EOS_UI_EKeyCombination EOS_UIK_F13 = EOS_UI_EKeyCombination::EOS_UIK_F13;
constexpr EOS_UI_EKeyCombination EOS_UIK_F14 = EOS_UI_EKeyCombination::EOS_UIK_F14;
constexpr EOS_UI_EKeyCombination EOS_UIK_F15 = EOS_UI_EKeyCombination::EOS_UIK_F15;
constexpr EOS_UI_EKeyCombination EOS_UIK_F16 = EOS_UI_EKeyCombination::EOS_UIK_F16;
constexpr EOS_UI_EKeyCombination EOS_UIK_F17 = EOS_UI_EKeyCombination::EOS_UIK_F17;
constexpr EOS_UI_EKeyCombination EOS_UIK_F18 = EOS_UI_EKeyCombination::EOS_UIK_F18;
constexpr EOS_UI_EKeyCombination EOS_UIK_F19 = EOS_UI_EKeyCombination::EOS_UIK_F19;
constexpr EOS_UI_EKeyCombination EOS_UIK_F20 = EOS_UI_EKeyCombination::EOS_UIK_F20;
constexpr EOS_UI_EKeyCombination EOS_UIK_F21 = EOS_UI_EKeyCombination::EOS_UIK_F21;
constexpr EOS_UI_EKeyCombination EOS_UIK_F22 = EOS_UI_EKeyCombination::EOS_UIK_F22;
constexpr EOS_UI_EKeyCombination EOS_UIK_F23 = EOS_UI_EKeyCombination::EOS_UIK_F23;
constexpr EOS_UI_EKeyCombination EOS_UIK_F24 = EOS_UI_EKeyCombination::EOS_UIK_F24;
constexpr EOS_UI_EKeyCombination EOS_UIK_OemPlus = EOS_UI_EKeyCombination::EOS_UIK_OemPlus;
constexpr EOS_UI_EKeyCombination EOS_UIK_OemComma = EOS_UI_EKeyCombination::EOS_UIK_OemComma;
constexpr EOS_UI_EKeyCombination EOS_UIK_OemMinus = EOS_UI_EKeyCombination::EOS_UIK_OemMinus;
constexpr EOS_UI_EKeyCombination EOS_UIK_OemPeriod = EOS_UI_EKeyCombination::EOS_UIK_OemPeriod;
constexpr EOS_UI_EKeyCombination EOS_UIK_Oem1 = EOS_UI_EKeyCombination::EOS_UIK_Oem1;
constexpr EOS_UI_EKeyCombination EOS_UIK_Oem2 = EOS_UI_EKeyCombination::EOS_UIK_Oem2;
constexpr EOS_UI_EKeyCombination EOS_UIK_Oem3 = EOS_UI_EKeyCombination::EOS_UIK_Oem3;
constexpr EOS_UI_EKeyCombination EOS_UIK_Oem4 = EOS_UI_EKeyCombination::EOS_UIK_Oem4;
constexpr EOS_UI_EKeyCombination EOS_UIK_Oem5 = EOS_UI_EKeyCombination::EOS_UIK_Oem5;
constexpr EOS_UI_EKeyCombination EOS_UIK_Oem6 = EOS_UI_EKeyCombination::EOS_UIK_Oem6;
constexpr EOS_UI_EKeyCombination EOS_UIK_Oem7 = EOS_UI_EKeyCombination::EOS_UIK_Oem7;
constexpr EOS_UI_EKeyCombination EOS_UIK_Oem8 = EOS_UI_EKeyCombination::EOS_UIK_Oem8;
constexpr EOS_UI_EKeyCombination EOS_UIK_MaxKeyType = EOS_UI_EKeyCombination::EOS_UIK_MaxKeyType;
EOS_ENUM_BOOLEAN_OPERATORS(EOS_UI_EKeyCombination)
#else
    __EOS_UI_EKeyCombination_PAD_INT32__ = 0x7FFFFFFF
} EOS_UI_EKeyCombination;
#endif

/** Buttons of a gamepad. Combine them with `|`; C++ needs casts for that. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_UI_EInputStateButtonFlags : int32_t {
#else
typedef enum EOS_UI_EInputStateButtonFlags {
#endif
    /** No button. */
    EOS_UISBF_None = 0,
    /** The direction pad, left. */
    EOS_UISBF_DPad_Left = 1,
    /** The direction pad, right. */
    EOS_UISBF_DPad_Right = 2,
    /** The direction pad, down. */
    EOS_UISBF_DPad_Down = 4,
    /** The direction pad, up. */
    EOS_UISBF_DPad_Up = 8,
    /** The left one of the four. */
    EOS_UISBF_FaceButton_Left = 16,
    /** The right one of the four. */
    EOS_UISBF_FaceButton_Right = 32,
    /** The lower one of the four. */
    EOS_UISBF_FaceButton_Bottom = 64,
    /** The upper one of the four. */
    EOS_UISBF_FaceButton_Top = 128,
    /** The left shoulder button. */
    EOS_UISBF_LeftShoulder = 256,
    /** The right shoulder button. */
    EOS_UISBF_RightShoulder = 512,
    /** The left trigger. */
    EOS_UISBF_LeftTrigger = 1024,
    /** The right trigger. */
    EOS_UISBF_RightTrigger = 2048,
    /** The small button to the left of the middle. */
    EOS_UISBF_Special_Left = 4096,
    /** The small button to the right of the middle. */
    EOS_UISBF_Special_Right = 8192,
    /** The left stick, pressed. */
    EOS_UISBF_LeftThumbstick = 16384,
    /** The right stick, pressed. */
    EOS_UISBF_RightThumbstick = 32768,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_UI_EInputStateButtonFlags EOS_UISBF_None = EOS_UI_EInputStateButtonFlags::EOS_UISBF_None;
constexpr EOS_UI_EInputStateButtonFlags EOS_UISBF_DPad_Left = EOS_UI_EInputStateButtonFlags::EOS_UISBF_DPad_Left;
constexpr EOS_UI_EInputStateButtonFlags EOS_UISBF_DPad_Right = EOS_UI_EInputStateButtonFlags::EOS_UISBF_DPad_Right;
constexpr EOS_UI_EInputStateButtonFlags EOS_UISBF_DPad_Down = EOS_UI_EInputStateButtonFlags::EOS_UISBF_DPad_Down;
constexpr EOS_UI_EInputStateButtonFlags EOS_UISBF_DPad_Up = EOS_UI_EInputStateButtonFlags::EOS_UISBF_DPad_Up;
constexpr EOS_UI_EInputStateButtonFlags EOS_UISBF_FaceButton_Left = EOS_UI_EInputStateButtonFlags::EOS_UISBF_FaceButton_Left;
constexpr EOS_UI_EInputStateButtonFlags EOS_UISBF_FaceButton_Right = EOS_UI_EInputStateButtonFlags::EOS_UISBF_FaceButton_Right;
constexpr EOS_UI_EInputStateButtonFlags EOS_UISBF_FaceButton_Bottom = EOS_UI_EInputStateButtonFlags::EOS_UISBF_FaceButton_Bottom;
constexpr EOS_UI_EInputStateButtonFlags EOS_UISBF_FaceButton_Top = EOS_UI_EInputStateButtonFlags::EOS_UISBF_FaceButton_Top;
constexpr EOS_UI_EInputStateButtonFlags EOS_UISBF_LeftShoulder = EOS_UI_EInputStateButtonFlags::EOS_UISBF_LeftShoulder;
constexpr EOS_UI_EInputStateButtonFlags EOS_UISBF_RightShoulder = EOS_UI_EInputStateButtonFlags::EOS_UISBF_RightShoulder;
constexpr EOS_UI_EInputStateButtonFlags EOS_UISBF_LeftTrigger = EOS_UI_EInputStateButtonFlags::EOS_UISBF_LeftTrigger;
constexpr EOS_UI_EInputStateButtonFlags EOS_UISBF_RightTrigger = EOS_UI_EInputStateButtonFlags::EOS_UISBF_RightTrigger;
constexpr EOS_UI_EInputStateButtonFlags EOS_UISBF_Special_Left = EOS_UI_EInputStateButtonFlags::EOS_UISBF_Special_Left;
constexpr EOS_UI_EInputStateButtonFlags EOS_UISBF_Special_Right = EOS_UI_EInputStateButtonFlags::EOS_UISBF_Special_Right;
constexpr EOS_UI_EInputStateButtonFlags EOS_UISBF_LeftThumbstick = EOS_UI_EInputStateButtonFlags::EOS_UISBF_LeftThumbstick;
constexpr EOS_UI_EInputStateButtonFlags EOS_UISBF_RightThumbstick = EOS_UI_EInputStateButtonFlags::EOS_UISBF_RightThumbstick;
EOS_ENUM_BOOLEAN_OPERATORS(EOS_UI_EInputStateButtonFlags)
#else
    __EOS_UI_EInputStateButtonFlags_PAD_INT32__ = 0x7FFFFFFF
} EOS_UI_EInputStateButtonFlags;
#endif

/** What happens where a text field of an overlay wants a keyboard on the screen. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_UI_EOnScreenKeyboardBehavior : int32_t {
#else
typedef enum EOS_UI_EOnScreenKeyboardBehavior {
#endif
    /** Nothing. */
    EOS_UIOSKB_None = 0,
    /** The game is told. */
    EOS_UIOSKB_Notification = 1,
    /** The system's keyboard comes up. */
    EOS_UIOSKB_Native = 2,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_UI_EOnScreenKeyboardBehavior EOS_UIOSKB_None = EOS_UI_EOnScreenKeyboardBehavior::EOS_UIOSKB_None;
constexpr EOS_UI_EOnScreenKeyboardBehavior EOS_UIOSKB_Notification = EOS_UI_EOnScreenKeyboardBehavior::EOS_UIOSKB_Notification;
constexpr EOS_UI_EOnScreenKeyboardBehavior EOS_UIOSKB_Native = EOS_UI_EOnScreenKeyboardBehavior::EOS_UIOSKB_Native;
#else
    __EOS_UI_EOnScreenKeyboardBehavior_PAD_INT32__ = 0x7FFFFFFF
} EOS_UI_EOnScreenKeyboardBehavior;
#endif

/** For what a keyboard on the screen is wanted. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_UI_EOnScreenKeyboardType : int32_t {
#else
typedef enum EOS_UI_EOnScreenKeyboardType {
#endif
    /** For nothing any more. */
    EOS_UIOSKT_None = 0,
    /** For anything. */
    EOS_UIOSKT_Default = 1,
    /** For text. */
    EOS_UIOSKT_Text = 2,
    /** For a telephone number. */
    EOS_UIOSKT_TelephoneNumber = 3,
    /** For an address on the web. */
    EOS_UIOSKT_URL = 4,
    /** For an address of mail. */
    EOS_UIOSKT_Email = 5,
    /** For digits. */
    EOS_UIOSKT_Numeric = 6,
    /** For a number with a fraction. */
    EOS_UIOSKT_Decimal = 7,
    /** For a search. */
    EOS_UIOSKT_Search = 8,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_UI_EOnScreenKeyboardType EOS_UIOSKT_None = EOS_UI_EOnScreenKeyboardType::EOS_UIOSKT_None;
constexpr EOS_UI_EOnScreenKeyboardType EOS_UIOSKT_Default = EOS_UI_EOnScreenKeyboardType::EOS_UIOSKT_Default;
constexpr EOS_UI_EOnScreenKeyboardType EOS_UIOSKT_Text = EOS_UI_EOnScreenKeyboardType::EOS_UIOSKT_Text;
constexpr EOS_UI_EOnScreenKeyboardType EOS_UIOSKT_TelephoneNumber = EOS_UI_EOnScreenKeyboardType::EOS_UIOSKT_TelephoneNumber;
constexpr EOS_UI_EOnScreenKeyboardType EOS_UIOSKT_URL = EOS_UI_EOnScreenKeyboardType::EOS_UIOSKT_URL;
constexpr EOS_UI_EOnScreenKeyboardType EOS_UIOSKT_Email = EOS_UI_EOnScreenKeyboardType::EOS_UIOSKT_Email;
constexpr EOS_UI_EOnScreenKeyboardType EOS_UIOSKT_Numeric = EOS_UI_EOnScreenKeyboardType::EOS_UIOSKT_Numeric;
constexpr EOS_UI_EOnScreenKeyboardType EOS_UIOSKT_Decimal = EOS_UI_EOnScreenKeyboardType::EOS_UIOSKT_Decimal;
constexpr EOS_UI_EOnScreenKeyboardType EOS_UIOSKT_Search = EOS_UI_EOnScreenKeyboardType::EOS_UIOSKT_Search;
#else
    __EOS_UI_EOnScreenKeyboardType_PAD_INT32__ = 0x7FFFFFFF
} EOS_UI_EOnScreenKeyboardType;
#endif

/** A corner of the screen, for what an overlay shows by itself. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_UI_ENotificationLocation : int32_t {
#else
typedef enum EOS_UI_ENotificationLocation {
#endif
    /** Top left. */
    EOS_UNL_TopLeft = 0,
    /** Top right. */
    EOS_UNL_TopRight = 1,
    /** Bottom left. */
    EOS_UNL_BottomLeft = 2,
    /** Bottom right. */
    EOS_UNL_BottomRight = 3,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_UI_ENotificationLocation EOS_UNL_TopLeft = EOS_UI_ENotificationLocation::EOS_UNL_TopLeft;
constexpr EOS_UI_ENotificationLocation EOS_UNL_TopRight = EOS_UI_ENotificationLocation::EOS_UNL_TopRight;
constexpr EOS_UI_ENotificationLocation EOS_UNL_BottomLeft = EOS_UI_ENotificationLocation::EOS_UNL_BottomLeft;
constexpr EOS_UI_ENotificationLocation EOS_UNL_BottomRight = EOS_UI_ENotificationLocation::EOS_UNL_BottomRight;
#else
    __EOS_UI_ENotificationLocation_PAD_INT32__ = 0x7FFFFFFF
} EOS_UI_ENotificationLocation;
#endif

/** What an `EOS_HUI` points to as C sees it; it has no content. */
typedef struct EOS_UIHandle EOS_UIHandle;

/** Names something that the user did in the overlay. `EOS_UI_EVENTID_INVALID` names nothing. */
typedef uint64_t EOS_UI_EventId;

/** The UI interface of a platform. Lives as long as the platform; never freed by the game. */
typedef EOS_UIHandle *EOS_HUI;

/** Newest version of `EOS_UI_AcknowledgeEventIdOptions` that this library knows. */
#define EOS_UI_ACKNOWLEDGEEVENTID_API_LATEST 1

/** What `EOS_UI_AcknowledgeEventId` takes. */
typedef struct _tagEOS_UI_AcknowledgeEventIdOptions {
    /** Version of this struct: `EOS_UI_ACKNOWLEDGEEVENTID_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The event that a notification carried. */
    EOS_UI_EventId UiEventId;
    /** What came of it. */
    EOS_EResult Result;
} EOS_UI_AcknowledgeEventIdOptions;

/** Newest version of `EOS_UI_SetToggleFriendsKeyOptions` that this library knows. */
#define EOS_UI_SETTOGGLEFRIENDSKEY_API_LATEST 1

/** What `EOS_UI_SetToggleFriendsKey` takes. */
typedef struct _tagEOS_UI_SetToggleFriendsKeyOptions {
    /** Version of this struct: `EOS_UI_SETTOGGLEFRIENDSKEY_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The key with its modifiers; `EOS_UIK_None` for the one that the SDK begins with. */
    EOS_UI_EKeyCombination KeyCombination;
} EOS_UI_SetToggleFriendsKeyOptions;

/** Newest version of `EOS_UI_GetToggleFriendsKeyOptions` that this library knows. */
#define EOS_UI_GETTOGGLEFRIENDSKEY_API_LATEST 1

/** What `EOS_UI_GetToggleFriendsKey` takes. */
typedef struct _tagEOS_UI_GetToggleFriendsKeyOptions {
    /** Version of this struct: `EOS_UI_GETTOGGLEFRIENDSKEY_API_LATEST`, or an older one. */
    int32_t ApiVersion;
} EOS_UI_GetToggleFriendsKeyOptions;

/** Newest version of `EOS_UI_SetToggleFriendsButtonOptions` that this library knows. */
#define EOS_UI_SETTOGGLEFRIENDSBUTTON_API_LATEST 1

/** What `EOS_UI_SetToggleFriendsButton` takes. */
typedef struct _tagEOS_UI_SetToggleFriendsButtonOptions {
    /** Version of this struct: `EOS_UI_SETTOGGLEFRIENDSBUTTON_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The buttons; `EOS_UISBF_None` for none. */
    EOS_UI_EInputStateButtonFlags ButtonCombination;
} EOS_UI_SetToggleFriendsButtonOptions;

/** Newest version of `EOS_UI_GetToggleFriendsButtonOptions` that this library knows. */
#define EOS_UI_GETTOGGLEFRIENDSBUTTON_API_LATEST 1

/** What `EOS_UI_GetToggleFriendsButton` takes. */
typedef struct _tagEOS_UI_GetToggleFriendsButtonOptions {
    /** Version of this struct: `EOS_UI_GETTOGGLEFRIENDSBUTTON_API_LATEST`, or an older one. */
    int32_t ApiVersion;
} EOS_UI_GetToggleFriendsButtonOptions;

/** Newest version of `EOS_UI_ReportInputStateOptions` that this library knows. */
#define EOS_UI_REPORTINPUTSTATE_API_LATEST 2

/** What `EOS_UI_ReportInputState` takes. */
typedef struct _tagEOS_UI_ReportInputStateOptions {
    /** Version of this struct: `EOS_UI_REPORTINPUTSTATE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The buttons that are held. */
    EOS_UI_EInputStateButtonFlags ButtonDownFlags;
    /** Whether the right button of the four accepts, and not the lower one. */
    EOS_Bool bAcceptIsFaceButtonRight;
    /** Whether the mouse button is held. */
    EOS_Bool bMouseButtonDown;
    /** Where the mouse is, in pixels from the left. */
    uint32_t MousePosX;
    /** Where the mouse is, in pixels from the top. */
    uint32_t MousePosY;
    /** Which gamepad. */
    uint32_t GamepadIndex;
    /** The left stick, -1 to 1, to the right. */
    float LeftStickX;
    /** The left stick, -1 to 1, up. */
    float LeftStickY;
    /** The right stick, -1 to 1, to the right. */
    float RightStickX;
    /** The right stick, -1 to 1, up. */
    float RightStickY;
    /** The left trigger, 0 to 1. */
    float LeftTrigger;
    /** The right trigger, 0 to 1. */
    float RightTrigger;
} EOS_UI_ReportInputStateOptions;

/** Newest version of `EOS_UI_ConfigureOnScreenKeyboardOptions` that this library knows. */
#define EOS_UI_CONFIGUREONSCREENKEYBOARD_API_LATEST 1

/** What `EOS_UI_ConfigureOnScreenKeyboard` takes. */
typedef struct _tagEOS_UI_ConfigureOnScreenKeyboardOptions {
    /** Version of this struct: `EOS_UI_CONFIGUREONSCREENKEYBOARD_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** What happens where a keyboard is wanted. */
    EOS_UI_EOnScreenKeyboardBehavior Behavior;
    /** Whether a real keyboard keeps the one on the screen away. */
    EOS_Bool bIsDeviceChecksEnabled;
} EOS_UI_ConfigureOnScreenKeyboardOptions;

/** Newest version of `EOS_UI_AddNotifyOnScreenKeyboardRequestedOptions` that this library knows. */
#define EOS_UI_ADDNOTIFYONSCREENKEYBOARDREQUESTED_API_LATEST 1

/** What `EOS_UI_AddNotifyOnScreenKeyboardRequested` takes. */
typedef struct _tagEOS_UI_AddNotifyOnScreenKeyboardRequestedOptions {
    /**
     * Version of this struct: `EOS_UI_ADDNOTIFYONSCREENKEYBOARDREQUESTED_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
} EOS_UI_AddNotifyOnScreenKeyboardRequestedOptions;

/** A text field of the overlay wants a keyboard. Never told. */
typedef struct _tagEOS_UI_OnScreenKeyboardRequestedCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** For what. */
    EOS_UI_EOnScreenKeyboardType Type;
} EOS_UI_OnScreenKeyboardRequestedCallbackInfo;

/** Tells that a keyboard is wanted. */
typedef void (EOS_CALL *EOS_UI_OnScreenKeyboardRequestedCallback)(const EOS_UI_OnScreenKeyboardRequestedCallbackInfo *Data);

/** Newest version of `EOS_UI_ShowFriendsOptions` that this library knows. */
#define EOS_UI_SHOWFRIENDS_API_LATEST 1

/** What `EOS_UI_ShowFriends` takes. */
typedef struct _tagEOS_UI_ShowFriendsOptions {
    /** Version of this struct: `EOS_UI_SHOWFRIENDS_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local user. */
    EOS_EpicAccountId LocalUserId;
} EOS_UI_ShowFriendsOptions;

/** How `EOS_UI_ShowFriends` ended. */
typedef struct _tagEOS_UI_ShowFriendsCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The local user. */
    EOS_EpicAccountId LocalUserId;
} EOS_UI_ShowFriendsCallbackInfo;

/** Newest version of `EOS_UI_HideFriendsOptions` that this library knows. */
#define EOS_UI_HIDEFRIENDS_API_LATEST 1

/** What `EOS_UI_HideFriends` takes. */
typedef struct _tagEOS_UI_HideFriendsOptions {
    /** Version of this struct: `EOS_UI_HIDEFRIENDS_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local user. */
    EOS_EpicAccountId LocalUserId;
} EOS_UI_HideFriendsOptions;

/** How `EOS_UI_HideFriends` ended. */
typedef struct _tagEOS_UI_HideFriendsCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The local user. */
    EOS_EpicAccountId LocalUserId;
} EOS_UI_HideFriendsCallbackInfo;

/** Newest version of `EOS_UI_GetFriendsVisibleOptions` that this library knows. */
#define EOS_UI_GETFRIENDSVISIBLE_API_LATEST 1

/** What `EOS_UI_GetFriendsVisible` takes. */
typedef struct _tagEOS_UI_GetFriendsVisibleOptions {
    /** Version of this struct: `EOS_UI_GETFRIENDSVISIBLE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local user. */
    EOS_EpicAccountId LocalUserId;
} EOS_UI_GetFriendsVisibleOptions;

/** Newest version of `EOS_UI_GetFriendsExclusiveInputOptions` that this library knows. */
#define EOS_UI_GETFRIENDSEXCLUSIVEINPUT_API_LATEST 1

/** What `EOS_UI_GetFriendsExclusiveInput` takes. */
typedef struct _tagEOS_UI_GetFriendsExclusiveInputOptions {
    /** Version of this struct: `EOS_UI_GETFRIENDSEXCLUSIVEINPUT_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local user. */
    EOS_EpicAccountId LocalUserId;
} EOS_UI_GetFriendsExclusiveInputOptions;

/** Newest version of `EOS_UI_AddNotifyDisplaySettingsUpdatedOptions` that this library knows. */
#define EOS_UI_ADDNOTIFYDISPLAYSETTINGSUPDATED_API_LATEST 1

/** What `EOS_UI_AddNotifyDisplaySettingsUpdated` takes. */
typedef struct _tagEOS_UI_AddNotifyDisplaySettingsUpdatedOptions {
    /**
     * Version of this struct: `EOS_UI_ADDNOTIFYDISPLAYSETTINGSUPDATED_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
} EOS_UI_AddNotifyDisplaySettingsUpdatedOptions;

/** What of an overlay is on the screen. */
typedef struct _tagEOS_UI_OnDisplaySettingsUpdatedCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** Whether anything of it is: false. */
    EOS_Bool bIsVisible;
    /** Whether it takes the input: false. */
    EOS_Bool bIsExclusiveInput;
} EOS_UI_OnDisplaySettingsUpdatedCallbackInfo;

/** Newest version of `EOS_UI_SetDisplayPreferenceOptions` that this library knows. */
#define EOS_UI_SETDISPLAYPREFERENCE_API_LATEST 1

/** What `EOS_UI_SetDisplayPreference` takes. */
typedef struct _tagEOS_UI_SetDisplayPreferenceOptions {
    /** Version of this struct: `EOS_UI_SETDISPLAYPREFERENCE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The corner. */
    EOS_UI_ENotificationLocation NotificationLocation;
} EOS_UI_SetDisplayPreferenceOptions;

/** Newest version of `EOS_UI_PrePresentOptions` that this library knows. */
#define EOS_UI_PREPRESENT_API_LATEST 1

/** What `EOS_UI_PrePresent` takes. */
typedef struct _tagEOS_UI_PrePresentOptions {
    /** Version of this struct: `EOS_UI_PREPRESENT_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** What the system wants for drawing. Not looked at. */
    const void *PlatformSpecificData;
} EOS_UI_PrePresentOptions;

/** Newest version of `EOS_UI_ShowBlockPlayerOptions` that this library knows. */
#define EOS_UI_SHOWBLOCKPLAYER_API_LATEST 1

/** What `EOS_UI_ShowBlockPlayer` takes. */
typedef struct _tagEOS_UI_ShowBlockPlayerOptions {
    /** Version of this struct: `EOS_UI_SHOWBLOCKPLAYER_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local user. */
    EOS_EpicAccountId LocalUserId;
    /** The other user. */
    EOS_EpicAccountId TargetUserId;
} EOS_UI_ShowBlockPlayerOptions;

/** How `EOS_UI_ShowBlockPlayer` ended. */
typedef struct _tagEOS_UI_OnShowBlockPlayerCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The local user. */
    EOS_EpicAccountId LocalUserId;
    /** The other user. */
    EOS_EpicAccountId TargetUserId;
} EOS_UI_OnShowBlockPlayerCallbackInfo;

/** Newest version of `EOS_UI_ShowReportPlayerOptions` that this library knows. */
#define EOS_UI_SHOWREPORTPLAYER_API_LATEST 1

/** What `EOS_UI_ShowReportPlayer` takes. */
typedef struct _tagEOS_UI_ShowReportPlayerOptions {
    /** Version of this struct: `EOS_UI_SHOWREPORTPLAYER_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local user. */
    EOS_EpicAccountId LocalUserId;
    /** The other user. */
    EOS_EpicAccountId TargetUserId;
} EOS_UI_ShowReportPlayerOptions;

/** How `EOS_UI_ShowReportPlayer` ended. */
typedef struct _tagEOS_UI_OnShowReportPlayerCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The local user. */
    EOS_EpicAccountId LocalUserId;
    /** The other user. */
    EOS_EpicAccountId TargetUserId;
} EOS_UI_OnShowReportPlayerCallbackInfo;

/** Newest version of `EOS_UI_ShowNativeProfileOptions` that this library knows. */
#define EOS_UI_SHOWNATIVEPROFILE_API_LATEST 1

/** What `EOS_UI_ShowNativeProfile` takes. */
typedef struct _tagEOS_UI_ShowNativeProfileOptions {
    /** Version of this struct: `EOS_UI_SHOWNATIVEPROFILE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local user. */
    EOS_EpicAccountId LocalUserId;
    /** The other user. */
    EOS_EpicAccountId TargetUserId;
} EOS_UI_ShowNativeProfileOptions;

/** How `EOS_UI_ShowNativeProfile` ended. */
typedef struct _tagEOS_UI_ShowNativeProfileCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The local user. */
    EOS_EpicAccountId LocalUserId;
    /** The other user. */
    EOS_EpicAccountId TargetUserId;
} EOS_UI_ShowNativeProfileCallbackInfo;

/** Newest version of `EOS_UI_PauseSocialOverlayOptions` that this library knows. */
#define EOS_UI_PAUSESOCIALOVERLAY_API_LATEST 1

/** What `EOS_UI_PauseSocialOverlay` takes. */
typedef struct _tagEOS_UI_PauseSocialOverlayOptions {
    /** Version of this struct: `EOS_UI_PAUSESOCIALOVERLAY_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Whether the overlay is to rest. */
    EOS_Bool bIsPaused;
} EOS_UI_PauseSocialOverlayOptions;

/** Newest version of `EOS_UI_IsSocialOverlayPausedOptions` that this library knows. */
#define EOS_UI_ISSOCIALOVERLAYPAUSED_API_LATEST 1

/** What `EOS_UI_IsSocialOverlayPaused` takes. */
typedef struct _tagEOS_UI_IsSocialOverlayPausedOptions {
    /** Version of this struct: `EOS_UI_ISSOCIALOVERLAYPAUSED_API_LATEST`, or an older one. */
    int32_t ApiVersion;
} EOS_UI_IsSocialOverlayPausedOptions;

/** Newest version of `EOS_UI_Rect` that this library knows. */
#define EOS_UI_RECT_API_LATEST 1

/** A part of the screen. */
typedef struct _tagEOS_UI_Rect {
    /** Version of this struct: `EOS_UI_RECT_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** From the left, in pixels. */
    int32_t X;
    /** From the top, in pixels. */
    int32_t Y;
    /** How wide, in pixels. */
    uint32_t Width;
    /** How high, in pixels. */
    uint32_t Height;
} EOS_UI_Rect;

/** What an overlay needs of memory. */
typedef struct _tagEOS_UI_MemoryMonitorCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The report of the system: null, because there is no overlay. */
    const void *SystemMemoryMonitorReport;
} EOS_UI_MemoryMonitorCallbackInfo;

/** Newest version of `EOS_UI_AddNotifyMemoryMonitorOptions` that this library knows. */
#define EOS_UI_ADDNOTIFYMEMORYMONITOR_API_LATEST 1

/** What `EOS_UI_AddNotifyMemoryMonitor` takes. */
typedef struct _tagEOS_UI_AddNotifyMemoryMonitorOptions {
    /** Version of this struct: `EOS_UI_ADDNOTIFYMEMORYMONITOR_API_LATEST`, or an older one. */
    int32_t ApiVersion;
} EOS_UI_AddNotifyMemoryMonitorOptions;

/** Reports how `EOS_UI_ShowFriends` ended. */
typedef void (EOS_CALL *EOS_UI_OnShowFriendsCallback)(const EOS_UI_ShowFriendsCallbackInfo *Data);

/** Reports how `EOS_UI_HideFriends` ended. */
typedef void (EOS_CALL *EOS_UI_OnHideFriendsCallback)(const EOS_UI_HideFriendsCallbackInfo *Data);

/** Tells what of an overlay is on the screen. */
typedef void (EOS_CALL *EOS_UI_OnDisplaySettingsUpdatedCallback)(const EOS_UI_OnDisplaySettingsUpdatedCallbackInfo *Data);

/** Reports how `EOS_UI_ShowBlockPlayer` ended. */
typedef void (EOS_CALL *EOS_UI_OnShowBlockPlayerCallback)(const EOS_UI_OnShowBlockPlayerCallbackInfo *Data);

/** Reports how `EOS_UI_ShowReportPlayer` ended. */
typedef void (EOS_CALL *EOS_UI_OnShowReportPlayerCallback)(const EOS_UI_OnShowReportPlayerCallbackInfo *Data);

/** Reports how `EOS_UI_ShowNativeProfile` ended. */
typedef void (EOS_CALL *EOS_UI_OnShowNativeProfileCallback)(const EOS_UI_ShowNativeProfileCallbackInfo *Data);

/** Tells what an overlay needs of memory. */
typedef void (EOS_CALL *EOS_UI_OnMemoryMonitorCallback)(const EOS_UI_MemoryMonitorCallbackInfo *Data);

/** No event. */
#define EOS_UI_EVENTID_INVALID 0
