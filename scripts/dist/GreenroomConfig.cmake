# Greenroom::greenroom  the shared library
# Greenroom::EOSSDK     the same under the name of the EOS SDK; one of the two in a game, never both
# Greenroom::static     the static library
get_filename_component(_greenroom_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)

foreach(_greenroom_pair "greenroom|@SHARED@" "EOSSDK|@SDK@")
    string(REPLACE "|" ";" _greenroom_pair "${_greenroom_pair}")
    list(GET _greenroom_pair 0 _greenroom_target)
    list(GET _greenroom_pair 1 _greenroom_file)
    if(NOT TARGET Greenroom::${_greenroom_target})
        get_filename_component(_greenroom_name "${_greenroom_file}" NAME)
        add_library(Greenroom::${_greenroom_target} SHARED IMPORTED)
        set_target_properties(Greenroom::${_greenroom_target} PROPERTIES
            IMPORTED_LOCATION "${_greenroom_prefix}/${_greenroom_file}"
            INTERFACE_INCLUDE_DIRECTORIES "${_greenroom_prefix}/include")
        if(APPLE)
            set_property(TARGET Greenroom::${_greenroom_target} PROPERTY IMPORTED_SONAME "@rpath/${_greenroom_name}")
        elseif(NOT WIN32)
            set_property(TARGET Greenroom::${_greenroom_target} PROPERTY IMPORTED_SONAME "${_greenroom_name}")
        endif()
    endif()
endforeach()

if(WIN32)
    # A library to link with is there for the first name alone: a game that uses the SDK's has the SDK's.
    set_property(TARGET Greenroom::greenroom PROPERTY IMPORTED_IMPLIB "${_greenroom_prefix}/@IMPORT@")
endif()

if(NOT TARGET Greenroom::static)
    add_library(Greenroom::static STATIC IMPORTED)
    set_target_properties(Greenroom::static PROPERTIES
        IMPORTED_LOCATION "${_greenroom_prefix}/@STATIC@"
        INTERFACE_INCLUDE_DIRECTORIES "${_greenroom_prefix}/include"
        INTERFACE_COMPILE_DEFINITIONS "EOS_MONOLITHIC=1"
        INTERFACE_LINK_LIBRARIES "@SYSTEM_LIST@")
endif()

foreach(_greenroom_name greenroom_prefix greenroom_pair greenroom_target greenroom_file greenroom_name)
    unset(_${_greenroom_name})
endforeach()
