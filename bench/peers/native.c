/* native COLUMNS ROWS PEOPLE FIRST OUT: on each line `go` the sums of all rows by person and month, and the milliseconds that it took, by the
   wall and by the processor;
   on `write` the sums into OUT. The same work as peers/hand.mjs: without a branch, a sum of three metrics in 64 bits. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const uint8_t MASKS[16] = {1, 1 | 4, 1 | 2, 1 | 4, 1, 1 | 2, 1, 2};

static double now(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void *column(FILE *in, long bytes) {
  void *room = malloc(bytes);
  if (room == NULL || fread(room, 1, bytes, in) != (size_t)bytes) exit(1);
  return room;
}

int main(int count, char **values) {
  if (count != 6) return 2;
  long rows = atol(values[2]), places = atol(values[3]) * 12, first = atol(values[4]);
  FILE *in = fopen(values[1], "rb");
  if (in == NULL) return 1;
  /* the month of each day of the year stands first */
  uint8_t *month = column(in, 365);
  int32_t *rep = column(in, 4 * rows), *amount = column(in, 4 * rows), *date = column(in, 4 * rows);
  uint16_t *discount = column(in, 2 * rows);
  uint8_t *product = column(in, rows), *split = column(in, rows);
  fclose(in);
  /* four to a place, so that a place is never on two lines of the cache; the first one is nobody's */
  int64_t *sums = aligned_alloc(64, (places + 1) * 32);
  /* whose a row is and when it counts are looked up, as the product must: a person by code, a day that may lie outside of the plan */
  int32_t *person = malloc(4 * (places / 12)), *day = malloc(4 * 367);
  for (long i = 0; i < places / 12; i++) person[i] = (int32_t)(1 + i * 12) * 4;
  day[0] = INT32_MIN;
  for (int i = 0; i < 365; i++) day[i + 1] = month[i] * 4;
  char line[16];
  while (fgets(line, sizeof line, stdin) != NULL) {
    if (line[0] == 'w') {
      FILE *out = fopen(values[5], "wb");
      for (long i = 1; i <= places; i++) fwrite(sums + i * 4, 8, 3, out);
      fclose(out);
      printf("0\n");
    } else {
      double started = now(CLOCK_MONOTONIC), used = now(CLOCK_PROCESS_CPUTIME_ID);
      memset(sums, 0, (places + 1) * 32);
      for (long i = 0; i < rows; i++) {
        int bits = MASKS[product[i]], d = discount[i];
        int64_t a = amount[i], credit = a * split[i];
        uint32_t since = (uint32_t)(date[i] - first + 1);
        int32_t cell = person[rep[i]] + day[since <= 365 ? since : 0];
        int64_t *at = sums + (cell & ~(cell >> 31));
        at[0] += credit & -(int64_t)((bits & 1) & (d <= 3000));
        at[1] += (credit * (10000 - d)) & -(int64_t)((bits >> 1) & (d < 2000));
        at[2] += (bits >> 2) & (a >= 500000);
      }
      printf("%.6f %.6f\n", now(CLOCK_MONOTONIC) - started, now(CLOCK_PROCESS_CPUTIME_ID) - used);
    }
    fflush(stdout);
  }
  return 0;
}
