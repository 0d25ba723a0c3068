// All tests in a browser, one after the other, beside one ./run.
import './words.mjs';
import './walkthrough.mjs';
import './receipts.mjs';
import './coordination.mjs';
import './occupations.mjs';
import './budget.mjs';
import './statisticsway.mjs';
import './occupationsway.mjs';
import './coordinationway.mjs';
import './submitway.mjs';
import './uploadway.mjs';
import './expiryway.mjs';
import './labourmarketway.mjs';
import './diasporaway.mjs';
import './missionway.mjs';
import './listway.mjs';
