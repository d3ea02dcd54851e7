// A host that does not give up: it goes on from the newest token until there is an end.

/**
 * @param {{ call: Function }} driver
 * @param {object} plan
 * @param {{ submit: object, options?: object, rounds?: number, crash?: (round: number) => number | undefined, keepsToken?: (round: number) => boolean,
 * triesAgain?: boolean }} how `crash` says after how many events this round ends; without a token the plan is submitted anew
 * @returns every event of every round, and how often it began
 */
export async function submitUntilDone(driver, plan, { submit, options, rounds = 12, crash = () => undefined, keepsToken = () => true, triesAgain = false }) {
  const events = [];
  let token;
  for (let round = 1; round <= rounds; round += 1) {
    const resume = round > 1 && keepsToken(round) ? token : undefined;
    const stopAfter = crash(round);
    const outcome = await driver.call({ method: 'submit', args: [plan, { ...submit, ...(resume && { resume }) }], options, ...(stopAfter !== undefined && { stopAfter }) });
    if (outcome.error) throw new Error(`submit threw: ${outcome.error.stack}`);
    events.push(...outcome.events);
    token = outcome.events.at(-1)?.token ?? token;
    const last = outcome.events.at(-1);
    if (last?.type === 'stopped' && last.reason === 'planAgain') {
      ({ plan } = last);
      token = undefined;
      continue;
    }
    const isEnd = last?.type === 'succeeded' || last?.type === 'stopped' || (last?.type === 'failed' && !(triesAgain && last.canTryAgain));
    if (isEnd) return { events, rounds: round };
  }
  return { events, rounds };
}
