// All tests in a browser, one after the other, beside one ./run.
import './walkthrough.mjs';
import './receipts.mjs';
import './coordination.mjs';
import './occupations.mjs';
import './listway.mjs';
