/* Blocks that end where the memory ends: behind the last byte lies a page that
 * nobody may touch, so that a library that reads or writes on is seen at once. */
#ifndef GUARDED_H
#define GUARDED_H

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "check.h"

#define MOST_GUARDED 128

static struct {
    void* start;
    size_t size;
} guarded_pages[MOST_GUARDED];
static int guarded_count = 0;

/* A block of exactly this size, filled with garbage. It need not be aligned. */
static inline void* guarded(size_t size)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t room = (size + page - 1) / page * page;
    /* An empty block ends in a page too, or nothing would be mapped there. */
    uint8_t* start = (uint8_t*)mmap(NULL, room + page, PROT_READ | PROT_WRITE,
                                    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(start != (uint8_t*)MAP_FAILED);
    CHECK(mprotect(start + room, page, PROT_NONE) == 0);
    CHECK(guarded_count < MOST_GUARDED);
    guarded_pages[guarded_count].start = start;
    guarded_pages[guarded_count].size = room + page;
    guarded_count++;
    memset(start, 0xA5, room);
    return start + room - size;
}

/* A copy of these bytes and no more. */
static inline void* guarded_copy(const void* bytes, size_t size)
{
    void* block = guarded(size);
    memcpy(block, bytes, size);
    return block;
}

static inline char* guarded_text(const char* text)
{
    return (char*)guarded_copy(text, strlen(text) + 1);
}

/* A text without an end. */
static inline char* guarded_endless(size_t size)
{
    char* text = (char*)guarded(size);
    memset(text, 'a', size);
    return text;
}

/* Takes every block away: who kept a pointer into one is seen as well. */
static inline void guarded_free_all(void)
{
    while (guarded_count > 0) {
        guarded_count--;
        CHECK(munmap(guarded_pages[guarded_count].start, guarded_pages[guarded_count].size) == 0);
    }
}

#endif
