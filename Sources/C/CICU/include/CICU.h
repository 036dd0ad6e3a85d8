// Our own names over ICU: its headers must not meet those that Foundation carries.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The collation of one language.
typedef struct onir_collator onir_collator;

/// Opens the collation of a language (CLDR), without case and with numbers by value.
///
/// NULL when ICU has no data.
onir_collator *_Nullable onir_collator_open(const char *_Nonnull language);

/// Frees a collation.
void onir_collator_close(onir_collator *_Nonnull collator);

/// Writes the sort key of a UTF-16 text, without the zero at its end.
///
/// Returns the length of the key, 0 on failure. When that is beyond the capacity, what was written
/// is of no use.
size_t onir_collator_key(
    const onir_collator *_Nonnull collator, const uint16_t *_Nullable text, size_t length,
    uint8_t *_Nullable key, size_t capacity);

/// How one UTF-16 text stands to another: below zero before it, above zero behind it, zero beside it.
int onir_collator_compare(
    const onir_collator *_Nonnull collator, const uint16_t *_Nullable left, size_t left_length,
    const uint16_t *_Nullable right, size_t right_length);

/// The plural rules of one language.
typedef struct onir_plurals onir_plurals;

/// Opens the cardinal plural rules of a language (CLDR); NULL when ICU has no data.
onir_plurals *_Nullable onir_plurals_open(const char *_Nonnull language);

/// Frees plural rules.
void onir_plurals_close(onir_plurals *_Nonnull plurals);

/// Writes the category of a number, such as "few", with a zero at its end; false on failure.
bool onir_plurals_select(
    const onir_plurals *_Nonnull plurals, double number, char *_Nonnull category, size_t capacity);

/// Writes a UTF-16 text in the form NFC: letters in one piece where there is one.
///
/// Returns the length of what was to be written, SIZE_MAX on failure. When that is beyond the capacity,
/// what was written is of no use.
size_t onir_composed(
    const uint16_t *_Nonnull text, size_t length, uint16_t *_Nonnull composed, size_t capacity);
