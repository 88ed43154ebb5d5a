/**
 * What the page in the browser may do, as the header that every host should send and `caboose play` sends: its own scripts and workers and
 * nothing else. Styles may be written inline, which Monaco needs. Source: W3C Content Security Policy Level 3.
 */
const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
]

/** The policy for a `meta` element, where headers cannot be set. */
export const CONTENT_POLICY = DIRECTIVES.join('; ')

/** The headers of every file of the page. It may be embedded anywhere: it holds nothing of anybody. */
export const SITE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': `${CONTENT_POLICY}; frame-ancestors *`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
}
