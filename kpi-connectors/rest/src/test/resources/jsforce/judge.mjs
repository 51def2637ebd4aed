// Drives a stand-in for Salesforce by jsforce, and writes what jsforce made of it as one line of JSON. Anything that
// jsforce does not understand ends this with an error.
//
//   node judge.mjs ADDRESS CLIENT_ID CLIENT_SECRET SOQL
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// installed into the folder that this is run in, not beside this file
const jsforce = createRequire(join(process.cwd(), 'judge.mjs'))('jsforce');

const [address, clientId, clientSecret, soql] = process.argv.slice(2);
const connection = new jsforce.Connection({
  version: '62.0',
  loginUrl: address,
  instanceUrl: address,
  oauth2: { loginUrl: address, clientId, clientSecret },
});

const user = await connection.authorize({ grant_type: 'client_credentials' });

// page by page
let page = await connection.query(soql);
const ids = page.records.map((record) => record.Id);
let pages = 1;
while (!page.done) {
  page = await connection.queryMore(page.nextRecordsUrl);
  ids.push(...page.records.map((record) => record.Id));
  pages++;
}
assert.equal(ids.length, page.totalSize, 'records of all pages');

// jsforce's own way through the pages, and what is in the bin
const fetched = await connection.query(soql, { autoFetch: true, maxFetch: 10000 });
assert.deepEqual(fetched.records.map((record) => record.Id), ids);
const all = await connection.query(soql, { scanAll: true, autoFetch: true, maxFetch: 10000 });

// a query that jsforce writes itself
const built = await connection
  .sobject('Opportunity')
  .find({ IsClosed: false }, ['Id', 'Name', 'Amount'])
  .sort({ SystemModstamp: -1 })
  .limit(2)
  .execute();

const codeOf = async (work) => {
  try {
    await work();
  } catch (error) {
    return error.errorCode;
  }
  return 'none';
};
const noField = await codeOf(() => connection.query('SELECT Id, Nothing__c FROM Opportunity'));
const noObject = await codeOf(() => connection.query('SELECT Id FROM Nothing'));
const noQuery = await codeOf(() => connection.query('SELECT'));
const noLocator = await codeOf(() => connection.queryMore('01gNOTHING-2000'));
const stranger = new jsforce.Connection({ version: '62.0', instanceUrl: address, accessToken: 'expired' });
const noSession = await codeOf(() => stranger.query(soql));
for (const code of [noField, noObject, noQuery, noLocator, noSession]) {
  assert.match(code ?? '', /^(INVALID|MALFORMED)_[A-Z_]+$/, 'the code of an error');
}
assert.ok(connection.limitInfo.apiUsage, 'what is used of the allowance');

console.log(JSON.stringify({
  user: user.id,
  organization: user.organizationId,
  pages,
  records: ids.length,
  all: all.records.length,
  deleted: all.records.filter((record) => record.IsDeleted).length,
  type: fetched.records[0].attributes.type,
  amount: typeof fetched.records[0].Amount,
  built: built.map((record) => record.Id),
  codes: { noField, noObject, noQuery, noLocator, noSession },
  used: connection.limitInfo.apiUsage.used,
  limit: connection.limitInfo.apiUsage.limit,
}));
