/* Other clocks for the program that it is loaded into before all other libraries.
 *
 * TEST_AHEAD_S moves the clock on the wall. TEST_GONE names a file of two 64 bit numbers: the seconds by which
 * all clocks have gone on, and how many of these the program's first thread has taken note of.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define SLICE_MS 20 /* between two looks at whether time has gone on */
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static volatile int64_t *shared; /* gone and noted, in seconds */
static int64_t handled_s;        /* how much had gone when the first thread last had something to do */

__attribute__((constructor)) static void map_gone(void)
{
    const char *path = getenv("TEST_GONE");
    int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0)
        return;
    void *mapped = mmap(NULL, 2 * sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (mapped != MAP_FAILED)
        shared = mapped;
}

static int64_t gone_s(void)
{
    return shared ? shared[0] : 0;
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
    static int (*real)(clockid_t, struct timespec *);
    if (!real)
        real = REAL(clock_gettime);
    int failed = real(clock, now);
    const char *ahead_s = getenv("TEST_AHEAD_S");
    if (!failed && clock == CLOCK_REALTIME && ahead_s)
        now->tv_sec += atol(ahead_s);
    if (!failed && (clock == CLOCK_REALTIME || clock == CLOCK_MONOTONIC || clock == CLOCK_BOOTTIME))
        now->tv_sec += gone_s();
    return failed;
}

time_t time(time_t *told)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (told)
        *told = now.tv_sec;
    return now.tv_sec;
}

int gettimeofday(struct timeval *restrict told, void *restrict zone)
{
    struct timespec now;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &now);
    told->tv_sec = now.tv_sec;
    told->tv_usec = now.tv_nsec / 1000;
    return 0;
}

/* What waits until a moment was told it by the clocks above; the kernel's own have not gone on. */

static struct timespec by_the_kernel(const struct timespec *until)
{
    return (struct timespec){until->tv_sec - gone_s(), until->tv_nsec};
}

int sem_clockwait(sem_t *semaphore, clockid_t clock, const struct timespec *until)
{
    struct timespec then = by_the_kernel(until);
    return REAL(sem_clockwait)(semaphore, clock, &then);
}

int pthread_cond_clockwait(
    pthread_cond_t *condition, pthread_mutex_t *mutex, clockid_t clock, const struct timespec *until)
{
    struct timespec then = by_the_kernel(until);
    return REAL(pthread_cond_clockwait)(condition, mutex, clock, &then);
}

int pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex, const struct timespec *until)
{
    struct timespec then = by_the_kernel(until);
    return REAL(pthread_cond_timedwait)(condition, mutex, &then);
}

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *wait, struct timespec *left)
{
    struct timespec then = flags & TIMER_ABSTIME ? by_the_kernel(wait) : *wait;
    return REAL(clock_nanosleep)(clock, flags, &then, left);
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int poll(struct pollfd *files, nfds_t count, int wait_ms)
{
    static int (*real)(struct pollfd *, nfds_t, int);
    if (!real)
        real = REAL(poll);
    if (!shared || gettid() != getpid())
        return real(files, count, wait_ms);
    int64_t until_ms = now_ms() + wait_ms;
    for (;;) {
        int64_t seen_s = gone_s();
        int64_t left_ms = wait_ms < 0 ? SLICE_MS : until_ms - now_ms();
        if (seen_s != handled_s) /* what it waits for may have been worked out before */
            left_ms = 0;
        else
            shared[1] = seen_s;
        int ready = real(files, count, left_ms < 0 ? 0 : left_ms < SLICE_MS ? (int)left_ms : SLICE_MS);
        if (ready != 0 || seen_s != handled_s || (wait_ms >= 0 && now_ms() >= until_ms)) {
            handled_s = seen_s;
            return ready;
        }
    }
}
