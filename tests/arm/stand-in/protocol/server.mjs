// The HTTPS server: reads requests, keeps the journal, lets faults strike, and writes answers.

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:https';
import { clearTimeout, setTimeout } from 'node:timers';

import { ArmError, invalidContent } from './arm-error.mjs';
import { faultyAnswer } from './faults.mjs';

const allowedHeaders = ['authorization', 'content-type', 'accept', 'user-agent', 'x-ms-client-request-id', 'x-ms-correlation-request-id', 'x-ms-return-client-request-id', 'x-ms-useragent', 'if-match', 'if-none-match'];
const exposedHeaders = ['azure-asyncoperation', 'location', 'retry-after', 'x-ms-request-id', 'x-ms-correlation-request-id', 'date'];

/**
 * @param {object} service what `start.mjs` puts together
 * @param {(request: object) => object} answerTo
 */
export async function serve(service, answerTo) {
  const { authority, options } = service;
  const server = createServer({ key: authority.server.key, cert: authority.server.certificate }, (request, response) => {
    void exchange(request, response).catch((error) => {
      // A client may go away in the middle of what it sends.
      if (!request.destroyed) console.error(`The stand-in itself failed at ${request.method} ${request.url}:`, error);
      request.destroy();
    });
  });
  // A client may close whenever it likes.
  server.on('clientError', (_, socket) => socket.destroy());
  server.on('tlsClientError', () => {});
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  let isOpen = true;
  let reopening;

  async function exchange(request, response) {
    if (request.method === 'OPTIONS') return allow(response);
    const { pathname, search, searchParams } = new URL(request.url, 'https://localhost');
    const text = await textOf(request);
    service.clock.tick();
    const { authorization, caller } = service.callers.recognise(request.headers.authorization);
    const asked = {
      method: request.method, pathname, search, headers: request.headers, authorization, caller,
      correlationId: request.headers['x-ms-correlation-request-id'] ?? randomUUID(),
      query: Object.fromEntries([...searchParams].map(([name, value]) => [name.toLowerCase(), value])),
      ...parsed(text),
    };
    const entry = service.journal.asked(asked);
    const fault = service.faults.next(entry);
    if (fault) entry.fault = fault.kind;
    const isProcessed = !fault || fault.processed;
    const answer = isProcessed ? answered(asked, entry) : undefined;
    if (fault) return strike(fault, answer, { asked, request, response, entry });
    return send(response, answer, { asked, entry });
  }

  function answered(asked, entry) {
    entry.processed = true;
    try {
      return answerTo(asked);
    } catch (error) {
      if (!(error instanceof ArmError)) {
        console.error(`The stand-in itself failed at ${asked.method} ${asked.pathname}:`, error);
        return { status: 500, body: { error: { code: 'StandInFailed', message: error.message } } };
      }
      return { status: error.status, headers: error.headers, body: { error: error.error } };
    }
  }

  function strike(fault, answer, { asked, request, response, entry }) {
    switch (fault.kind) {
      case 'refuse':
        request.socket.destroy();
        return refuse(fault.seconds ?? 0.05);
      case 'reset':
        return request.socket.destroy();
      case 'timeout':
        // Nothing is ever written; the client gives up, or the server is closed.
        return undefined;
      case 'reset-in-answer': {
        const text = JSON.stringify(answer.body ?? {});
        response.writeHead(answer.status, { ...headersOf(answer, asked), 'content-length': Buffer.byteLength(text) + 1 });
        return response.write(text.slice(0, Math.floor(text.length / 2)), () => request.socket.destroy());
      }
      default:
        return send(response, faultyAnswer(fault, answer), { asked, entry });
    }
  }

  // Only a port that nobody listens on refuses; what is connected goes too, as when a machine goes down.
  function refuse(seconds) {
    server.close();
    server.closeAllConnections();
    // Requests in parallel may be refused at once.
    clearTimeout(reopening);
    reopening = setTimeout(() => isOpen && !server.listening && server.listen(port, '127.0.0.1'), seconds * 1000);
  }

  function send(response, answer, { asked, entry }) {
    entry.status = answer.status;
    entry.code = answer.body?.error?.code;
    const text = answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body));
    const headers = headersOf(answer, asked, text);
    const { method, pathname, search, body } = asked;
    service.observe?.(structuredClone({ method, url: `${pathname}${search}`, body, answer: { status: answer.status, headers, body: answer.body } }));
    response.writeHead(answer.status, headers);
    response.end(method === 'HEAD' ? undefined : text);
  }

  function headersOf(answer, asked, text) {
    return {
      date: new Date(Date.now() + options.skew * 1000).toUTCString(),
      'cache-control': 'no-cache',
      ...(text !== '' && { 'content-type': 'application/json; charset=utf-8' }),
      'x-ms-request-id': randomUUID(),
      'x-ms-correlation-request-id': asked.correlationId,
      ...crossOrigin(asked),
      ...answer.headers,
    };
  }

  function crossOrigin({ headers }) {
    if (!headers.origin) return {};
    return { 'access-control-allow-origin': '*', ...(options.exposesHeaders && { 'access-control-expose-headers': exposedHeaders.join(',') }) };
  }

  function allow(response) {
    response.writeHead(200, {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET,HEAD,PUT,POST,PATCH,DELETE,OPTIONS',
      'access-control-allow-headers': allowedHeaders.join(','),
      'access-control-max-age': '60',
    }).end();
  }

  return {
    origin: `https://localhost:${port}`,
    async close() {
      isOpen = false;
      server.close();
      server.closeAllConnections();
    },
  };
}

async function textOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

// Whether a body is readable is for the handler to say, after the caller is known.
function parsed(text) {
  if (text === '') return { body: undefined };
  try {
    return { body: JSON.parse(text) };
  } catch (error) {
    return { body: undefined, unreadable: invalidContent(error.message) };
  }
}
