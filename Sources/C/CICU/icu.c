#include "CICU.h"

#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/upluralrules.h>

onir_collator *onir_collator_open(const char *language) {
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open(language, &status);
  // Both do nothing after a failure.
  ucol_setAttribute(collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
  ucol_setAttribute(collator, UCOL_STRENGTH, UCOL_SECONDARY, &status);
  if (U_SUCCESS(status)) return (onir_collator *)collator;
  ucol_close(collator);
  return NULL;
}

void onir_collator_close(onir_collator *collator) { ucol_close((UCollator *)collator); }

size_t onir_collator_key(
    const onir_collator *collator, const uint16_t *text, size_t length, uint8_t *key,
    size_t capacity) {
  if (length > INT32_MAX || capacity > INT32_MAX) return 0;
  // With no text ICU takes a null pointer for an error.
  static const UChar nothing[1];
  int32_t needed = ucol_getSortKey(
      (const UCollator *)collator, text ? (const UChar *)text : nothing, (int32_t)length, key,
      (int32_t)capacity);
  return needed > 0 ? (size_t)needed - 1 : 0;
}

int onir_collator_compare(
    const onir_collator *collator, const uint16_t *left, size_t left_length,
    const uint16_t *right, size_t right_length) {
  // ICU counts in 32 bits; with no text it takes a null pointer for an error.
  static const UChar nothing[1];
  if (left_length > INT32_MAX) left_length = INT32_MAX;
  if (right_length > INT32_MAX) right_length = INT32_MAX;
  return ucol_strcoll(
      (const UCollator *)collator, left ? (const UChar *)left : nothing, (int32_t)left_length,
      right ? (const UChar *)right : nothing, (int32_t)right_length);
}

onir_plurals *onir_plurals_open(const char *language) {
  UErrorCode status = U_ZERO_ERROR;
  UPluralRules *rules = uplrules_open(language, &status);
  return U_SUCCESS(status) ? (onir_plurals *)rules : NULL;
}

void onir_plurals_close(onir_plurals *plurals) { uplrules_close((UPluralRules *)plurals); }

bool onir_plurals_select(
    const onir_plurals *plurals, double number, char *category, size_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UChar name[16];
  int32_t count = uplrules_select((const UPluralRules *)plurals, number, name, 16, &status);
  if (U_FAILURE(status) || count < 0 || count > 16 || (size_t)count >= capacity) return false;
  for (int32_t index = 0; index < count; index++) category[index] = (char)name[index];
  category[count] = 0;
  return true;
}

size_t onir_composed(const uint16_t *text, size_t length, uint16_t *composed, size_t capacity) {
  if (length > INT32_MAX || capacity > INT32_MAX) return SIZE_MAX;
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *form = unorm2_getNFCInstance(&status);
  int32_t needed = unorm2_normalize(
      form, (const UChar *)text, (int32_t)length, (UChar *)composed, (int32_t)capacity, &status);
  if (status == U_BUFFER_OVERFLOW_ERROR) return (size_t)needed;
  return U_SUCCESS(status) && needed >= 0 ? (size_t)needed : SIZE_MAX;
}
