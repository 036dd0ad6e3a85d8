#include "CICU.h"

#include <unicode/ucol.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>
#include <stdlib.h>

onir_collator *onir_collator_open(const char *language) {
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open(language, &status);
  if (U_FAILURE(status)) return NULL;
  ucol_setAttribute(collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
  ucol_setAttribute(collator, UCOL_STRENGTH, UCOL_TERTIARY, &status);
  return (onir_collator *)collator;
}

size_t onir_collator_key(
    const onir_collator *collator, const char *text, size_t length, uint8_t *key,
    size_t capacity) {
  if (length > INT32_MAX / 4) return 0;
  UErrorCode status = U_ZERO_ERROR;
  UChar small[256];
  UChar *wide = small;
  if (length > 256) wide = malloc(length * sizeof(UChar));
  if (!wide) return 0;
  int32_t count = 0;
  // UTF-16 never has more units than UTF-8 has bytes.
  u_strFromUTF8WithSub(
      wide, (int32_t)(length > 256 ? length : 256), &count, text, (int32_t)length, 0xFFFD, NULL,
      &status);
  int32_t needed = 0;
  if (U_SUCCESS(status)) {
    needed = ucol_getSortKey((const UCollator *)collator, wide, count, key, (int32_t)capacity);
  }
  if (wide != small) free(wide);
  return needed > 0 ? (size_t)needed - 1 : 0;
}

onir_plurals *onir_plurals_open(const char *language) {
  UErrorCode status = U_ZERO_ERROR;
  UPluralRules *rules = uplrules_open(language, &status);
  return U_FAILURE(status) ? NULL : (onir_plurals *)rules;
}

_Bool onir_plurals_select(
    const onir_plurals *plurals, double number, char *category, size_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UChar name[16];
  int32_t count = uplrules_select((const UPluralRules *)plurals, number, name, 16, &status);
  if (U_FAILURE(status) || count < 0 || (size_t)count >= capacity) return 0;
  for (int32_t index = 0; index < count; index++) category[index] = (char)name[index];
  category[count] = 0;
  return 1;
}
