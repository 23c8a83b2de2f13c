/** @file
 * Read before everything else in a build with `EOS_BUILD_PLATFORM_NAME=Mac`. Nothing to say here: what
 * eos_base.h decides by itself is right for this platform.
 */
#pragma once
