/** What every response says to the browser about trust, and which requests are refused unread. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { SearchError } from '../core/errors.ts';

/** What no page here uses, and so no script that found its way in may. */
const UNUSED_FEATURES = ['camera', 'geolocation', 'microphone', 'payment', 'usb']
  .map((feature) => `${feature}=()`)
  .join(', ');

/**
 * Security headers. Only our own files are loaded, nothing frames the site, forms go to it alone.
 * Strict transport security is sent only where the site is reached by https: over plain http on
 * one's own machine it would lock out every other local server.
 */
export function securityHeaders(https: boolean): RequestHandler {
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
        'form-action': ["'self'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    // For browsers that know no `frame-ancestors`.
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: https,
  });
  return (request, response, next) => {
    response.set('Permissions-Policy', UNUSED_FEATURES);
    protect(request, response, next);
  };
}

function isEncoded(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Refuses addresses that are too long, or whose path is not percent-encoded correctly. */
export function checkAddress(maxBytes: number): RequestHandler {
  return (request, _response, next) => {
    if (request.url.length > maxBytes) {
      throw new SearchError('uri-too-long', `An address may have ${maxBytes} characters.`);
    }
    if (!isEncoded(request.path)) {
      throw new SearchError('invalid-parameter', 'The address is not percent-encoded correctly.');
    }
    next();
  };
}
