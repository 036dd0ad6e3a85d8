// Our own names over ICU: its headers must not meet those that Foundation carries.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// A collator of one language, or NULL when ICU has no data for it.
typedef struct onir_collator onir_collator;

/// Opens the collation of a language (CLDR), with numbers compared by value.
onir_collator *_Nullable onir_collator_open(const char *_Nonnull language);

/// Writes the sort key of a UTF-8 text, without a zero at its end.
///
/// Returns the length of the key, which may be more than the capacity; then nothing is whole.
size_t onir_collator_key(
    const onir_collator *_Nonnull collator, const char *_Nonnull text, size_t length,
    uint8_t *_Nullable key, size_t capacity);

/// The plural rules of one language (CLDR, cardinal), or NULL.
typedef struct onir_plurals onir_plurals;

/// Opens the plural rules of a language.
onir_plurals *_Nullable onir_plurals_open(const char *_Nonnull language);

/// Writes the category of a number, such as "few", with a zero at its end; false on failure.
_Bool onir_plurals_select(
    const onir_plurals *_Nonnull plurals, double number, char *_Nonnull category, size_t capacity);
