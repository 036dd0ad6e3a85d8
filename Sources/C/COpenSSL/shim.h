#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/sha.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdint.h>
#include <time.h>

// Stacks are macros, which Swift does not see.

static inline STACK_OF(X509) *onir_certificates_new(void) { return sk_X509_new_null(); }

static inline int onir_certificates_count(const STACK_OF(X509) *stack) {
  return stack ? sk_X509_num(stack) : 0;
}

static inline X509 *onir_certificates_at(const STACK_OF(X509) *stack, int place) {
  return sk_X509_value(stack, place);
}

/// Keeps a certificate in a stack, together with a share in it.
static inline int onir_certificates_add(STACK_OF(X509) *stack, X509 *certificate) {
  if (!X509_up_ref(certificate)) return 0;
  if (sk_X509_push(stack, certificate) > 0) return 1;
  X509_free(certificate);
  return 0;
}

static inline void onir_certificates_free(STACK_OF(X509) *stack) {
  sk_X509_pop_free(stack, X509_free);
}

static inline int onir_signers_count(const STACK_OF(CMS_SignerInfo) *stack) {
  return stack ? sk_CMS_SignerInfo_num(stack) : 0;
}

static inline CMS_SignerInfo *onir_signers_at(const STACK_OF(CMS_SignerInfo) *stack, int place) {
  return sk_CMS_SignerInfo_value(stack, place);
}

static inline int onir_objects_count(const EXTENDED_KEY_USAGE *stack) {
  return stack ? sk_ASN1_OBJECT_num(stack) : 0;
}

static inline ASN1_OBJECT *onir_objects_at(const EXTENDED_KEY_USAGE *stack, int place) {
  return sk_ASN1_OBJECT_value(stack, place);
}

/// What was written to a BIO in memory.
static inline long onir_written(BIO *bio, char **bytes) { return BIO_get_mem_data(bio, bytes); }

static inline void onir_free(void *bytes) { OPENSSL_free(bytes); }

/// Seconds since 1970; INT64_MIN for what is no time.
static inline int64_t onir_seconds(const ASN1_TIME *time) {
  struct tm parts;
  if (!time || !ASN1_TIME_to_tm(time, &parts)) return INT64_MIN;
  return (int64_t)timegm(&parts);
}

/// Answers whoever asks for a password: nobody is there to type one.
static inline int onir_no_password(char *buffer, int size, int writing, void *context) {
  (void)buffer; (void)size; (void)writing; (void)context;
  return -1;
}

static inline X509 *onir_read_certificate(BIO *bio) {
  return PEM_read_bio_X509(bio, NULL, onir_no_password, NULL);
}

static inline X509_CRL *onir_read_list(BIO *bio) {
  return PEM_read_bio_X509_CRL(bio, NULL, onir_no_password, NULL);
}

/// Whether reading stopped because there is no further PEM block.
static inline int onir_is_end_of_pem(void) {
  unsigned long error = ERR_peek_last_error();
  return ERR_GET_LIB(error) == ERR_LIB_PEM && ERR_GET_REASON(error) == PEM_R_NO_START_LINE;
}
