import type fr from "./fr";

export default {
  title: "Payments", lead: "Each payment is approved by somebody other than whoever proposed it.", reason: "Reason", save: "Save", propose: "Propose the payment", export: "Export as CSV",
  rooms: {
    payments: "Payments", payees: "Payees", batches: "Transfer batches",
  },
  tabs: {
    approve: "To approve", proposed: "Proposed", to_send: "To transfer", sent: "Sent to the bank", settled: "Settled", returned: "Came back", rejected: "Rejected", all: "All",
  },
  empty: {
    proposed: "No payment awaits approval.", to_send: "Nothing waits to be transferred. An approved payment shows here, ready for the next batch.", sent: "The bank has answered for every transfer sent.",
    settled: "No payment has been executed yet.", returned: "No transfer came back.", rejected: "No payment was rejected.", all: "No payment matches.",
  },
  filters: {
    claim: "Claim", apply: "Filter", clear: "Every claim", everyPayee: "Every payee",
  },
  back: {
    payments: "All payments", payees: "All payees", batches: "All batches",
  },
  payment: {
    reference: "Payment", claim: "Claim", payee: "Payee", why: "Purpose", submitted: "Proposed on", amount: "Amount", state: "State",
  },
  facts: {
    title: "Details", ttc: "{{amount}} incl. VAT", label: "Transfer label", invoice: "Invoice", mission: "Mission", carrier: "Risk carrier", submitted: "Proposed", approved: "Approved",
    by: "{{on}}, by {{who}}", machine: "Égide",
  },
  whyNot: {
    own: "You proposed this payment: somebody else must approve it.", authority: "Above your authority of {{authority}}: somebody with a higher one must approve it.", role: "A supervisor must approve it.", claim: "You may not approve it: somebody else must.",
  },
  draws: {
    title: "Taken from the guarantee", on: "Event", event: "Event of {{on}} ({{guarantee}})", outside: "Outside the limit: {{why}}",
  },
  rejected: {
    title: "Reason for rejection",
  },
  transfer: {
    title: "Transfer", proposed: "Nothing leaves before a second person approves.", paid: "Approved; no transfer is planned.", to_send: "Approved; leaves with the next batch.",
    sent: "Sent to the bank, not confirmed yet.", settled: "The bank executed the transfer.", returned: "The money came back.", rejected: "Rejected: nothing leaves.", came_back: "The bank sent the money back",
    code: "code {{code}}", batch: "Batch", settled_on: "Executed on",
  },
  account: {
    holder: "Holder", iban: "IBAN", bic: "BIC", none: "This payee has no account yet: the transfer cannot leave.", awaits: "Their account awaits a second person: the transfer cannot leave before.",
    changing: "A new account awaits approval; until then this one is used.", open: "See the payee",
  },
  approve: {
    open: "Approve", title: "Approve {{reference}}", submit: "Approve {{amount}}", done: "Approved: {{amount}} for {{payee}}", duplicate: "Why pay all the same?",
    duplicateWhy: "Another payment looks like it. Your reason is kept with this payment.", unknown: "Why pay on this account?",
    unknownWhy: "The bank does not know this holder. Your reason is kept with this payment.",
  },
  reject: {
    open: "Reject", title: "Reject {{reference}}", read: "Read by whoever proposed it.", invoice: "Refuse the invoice too", invoiceMeans: "The invoice is wrong: a corrected one is awaited from the provider.",
    done: "Payment rejected",
  },
  again: {
    open: "Propose again", title: "Propose this payment again", means: "A new payment of {{amount}} to {{payee}} will await somebody else’s approval.", done: "Payment proposed again",
  },
  return: {
    open: "Record a return", title: "Money back from {{reference}}", kind: "Why did the money come back?",
    means: {
      returned_transfer: "The bank sent the whole transfer back. It is still due and may be proposed again.", undue: "The payee gives back what was not due; it goes back to the guarantee.",
      deposit_refund: "The court registry gives the deposit back; it goes back to the guarantee.",
    },
    amount: "Amount that came back", amountHelp: "Leave empty if all of it came back.", on: "Received on", code: "Bank’s code", codeHelp: "For instance AC04 (closed account).", done: "Return recorded",
  },
  controls: {
    title: "Controls", kind: "Control", result: "Result", by: "By", on: "On", later: "Controls are made at approval: asset-freeze register, name known to the bank, duplicates.",
    none: "No control was recorded.", like: "looks like {{payments}}", listOf: "register of {{on}}", frozen: "Payment stopped by the asset-freeze register",
    frozenText: "The payee looks like somebody on the register (entry {{names}}). Only compliance can lift the stop.",
  },
  payeeCheck: {
    open: "Record the bank’s answer", title: "Name check: {{payee}}", answer: "Asked about the account holder, the bank answers:", done: "Bank’s answer recorded",
  },
  screening: {
    open: "Decide the match", title: "Match with the asset-freeze register: {{reference}}", decision: "Is the payee the person on the register?",
    means: {
      false_positive: "The payment may be approved.", confirmed: "The payment stays blocked.",
    },
    reason: "What proves it: date of birth, identity papers, address.", done: "Compliance decision recorded",
  },
  approvals: {
    payments: "Payments to approve", noPayments: "No payment awaits approval.", decide: "Decision", controls: "See the controls", details: "Bank details to approve", noDetails: "No account awaits approval.",
    moreDetails: "See the next accounts", quotes: "Quotes received", noQuotes: "No quote is waiting.", exceptions: "Limit exceptions", noExceptions: "No exception awaits a decision.",
    merges: "Person entries to merge", noMerges: "No merge awaits agreement.", conflicts: "Conflicts of interest to decide", noConflicts: "No conflict awaits a decision.",
  },
  exception: {
    policy: "Policy", asks: "What is asked", amount: "+ {{amount}}", period: "Period from", by: "Asked by", own: "You asked for it: somebody else decides.", approveTitle: "Grant the exception",
    rejectTitle: "Refuse the exception", note: "Note (optional)", approved: "Exception granted", rejected: "Exception refused", events_one: "+ {{count}} event", events_many: "+ {{count}} events",
    events_other: "+ {{count}} events",
  },
  merge: {
    of: "Entry to merge", into: "Entry kept", what: "Request", merge: "Merge", undo: "Undo the merge", done: "Merge confirmed", undone: "Merge undone", title: "Confirm the request of {{who}}",
    means: "Both entries will show as one; nothing is erased, and two people may undo it.", undoMeans: "The two entries will be separate again.",
  },
  conflict: {
    author: "Supposed author", insured: "Insured", found: "Found on", decide: "Decide", title: "Conflict of interest on {{reference}}",
    means: "{{author}} is also insured or a party elsewhere. Your decision is kept; the handlers ticked will no longer see this claim.", decision: "Decision", hide: "Hide the claim from",
    done: "Conflict decided",
  },
  quote: {
    what: "Service", amount: "Amount incl. VAT", net: "Of which", vat: "{{net}} net and {{vat}} VAT", until: "Valid until", instructions: "Request made", open: "Examine", approved: "Approved", within: "Within the handler’s authority",
    title: "Quote of mission {{reference}}", done: "Quote approved: the order may leave",
  },
  payee: {
    one: "Payee", lead: "An account is only used once a second person approved it.", name: "Name", kind: "Kind", every: "Every kind", details: "New account",
    onlyAwaiting: "Only those with an account awaiting approval", none: "No payee matches.", noneAwaiting: "No account awaits approval.", noAccount: "No approved account", new: "New payee", create: "Create",
    made: "Payee created: now propose their account", provider: "Provider", openProvider: "See the provider’s sheet", noProvider: "No provider by that name", forClaim: "For one claim only",
    forClaimHelp: "Optional. A lawyer or a registry may serve every claim.", edit: "Edit the sheet", editTitle: "Edit {{name}}", saved: "Sheet saved", sheet: "Sheet", address: "Address",
    payments: "Their payments", noPayment: "Nothing was paid to them yet.", search: "Name contains", byName: "Choose a known name or write a new one.",
  },
  contact: {
    name: "Name", email: "E-mail address", emailHelp: "Told at this address of any change of account.", building_number: "Number", street: "Street", postcode: "Postcode", city: "City", country: "Country",
    countryHelp: "Two capital letters, for instance FR",
  },
  iban: {
    help: "Written in groups of four, with or without spaces.", right: "The account’s key is right.", shape: "An IBAN starts with two letters and two digits.",
    length: "The length is not that of an account of this country.", key: "The key does not match: one character is wrong.",
  },
  details: {
    propose: "Propose an account", title: "New account of {{name}}", source: "Where does it come from?", sourceHelp: "For instance: bank slip received by post on 12 November, checked by phone.",
    proposed: "Account proposed: somebody else must approve it", awaiting: "Account to approve: {{name}}", now: "Present account", new: "Proposed account", differs: "different holder", by: "Proposed",
    decided: "Decided", approve: "Approve this account", approved: "Account approved for {{name}}", reject: "Reject this account", rejected: "Account rejected",
    own: "You proposed this account: somebody else must decide.", other: "A supervisor must decide.", history: "Accounts proposed", none: "No account was proposed.",
  },
  batch: {
    lead: "A batch gathers approved payments of one risk carrier into a file for its bank.", reference: "Batch", on: "Execution day", transfers: "Transfers", total: "Total", made: "Created",
    none: "No batch was created.", new: "New batch", take: "Take", takeOne: "Take {{reference}}", payments: "Payments ready to leave", nothing: "No approved payment waits for this carrier.",
    means: "Creating it freezes the bank’s file. What is not taken waits for the next batch.", done: "Batch created", file: "File for the bank (pain.001)", stateOn: "Since",
    send_one: "Create the batch: {{count}} transfer, {{total}}", send_many: "Create the batch: {{count}} transfers, {{total}}", send_other: "Create the batch: {{count}} transfers, {{total}}",
    chosen_one: "{{count}} payment chosen, {{total}}", chosen_many: "{{count}} payments chosen, {{total}}", chosen_other: "{{count}} payments chosen, {{total}}", all_one: "Take the only payment ready",
    all_many: "Take all {{count}} payments ready", all_other: "Take all {{count}} payments ready", progress_one: "{{count}} transfer, {{waiting}} still unanswered by the bank",
    progress_many: "{{count}} transfers, {{waiting}} still unanswered by the bank", progress_other: "{{count}} transfers, {{waiting}} still unanswered by the bank",
    leftOut_one: "{{count}} payment could not leave", leftOut_many: "{{count}} payments could not leave", leftOut_other: "{{count}} payments could not leave",
  },
  carriers: "Risk carriers’ accounts",
  settle: {
    open: "Record the execution", title: "Execution of batch {{reference}}", means: "From the bank’s statement, when no answer file came.", on: "Executed on", which: "Transfers executed",
    done: "Execution recorded", send_one: "Record {{count}} transfer executed", send_many: "Record {{count}} transfers executed", send_other: "Record {{count}} transfers executed",
  },
  status: {
    title: "The bank’s answer (pain.002)", means: "The bank’s file tells which transfers were executed, and which came back and why. The same file read twice changes nothing.", file: "Bank’s file",
    kinds: "An XML file", read: "Read the file", done: "Answer read", again: "This file had already been read: nothing changed", returned_one: "{{count}} transfer came back:",
    returned_many: "{{count}} transfers came back:", returned_other: "{{count}} transfers came back:", settled_one: "{{count}} transfer executed:", settled_many: "{{count}} transfers executed:",
    settled_other: "{{count}} transfers executed:", accepted_one: "{{count}} transfer accepted, not executed yet:", accepted_many: "{{count}} transfers accepted, not executed yet:",
    accepted_other: "{{count}} transfers accepted, not executed yet:", unchanged_one: "{{count}} transfer already known in that state:", unchanged_many: "{{count}} transfers already known in that state:",
    unchanged_other: "{{count}} transfers already known in that state:", contradictory_one: "{{count}} answer against what is recorded, left aside:",
    contradictory_many: "{{count}} answers against what is recorded, left aside:", contradictory_other: "{{count}} answers against what is recorded, left aside:",
    unknown_one: "{{count}} transfer unknown in this batch:", unknown_many: "{{count}} transfers unknown in this batch:", unknown_other: "{{count}} transfers unknown in this batch:",
  },
  agreement: {
    has: "The insured agreed to bear a part", hasHelp: "When the invoice is over what the guarantee can still pay.", on: "Agreed on", share: "Most they accept to bear", proof: "Proof of the agreement",
  },
  benefit: {
    label: "Benefit",
  },
  refund: {
    title: "Refund the insured", means: "For an invoice that the insured already paid. The payment will await a second person.", issuer: "Who issued the invoice?", number: "Invoice number",
    issued_on: "Invoice dated", paid_on: "Paid by the insured on", amount: "Amount incl. VAT", vat: "Of which VAT", vatHelp: "VAT that the insured recovers is not refunded.", proof: "Proof of payment",
    proofHelp: "For instance: bank statement of 12 November.", urgency: "Why could the expense not wait?", urgencyHelp: "It came before the claim was declared.", send: "Propose refunding {{amount}}",
    sendPlain: "Propose the refund", done: "Refund proposed",
  },
  deposit: {
    title: "Pay a court deposit", means: "Charged to the event until the registry gives it back.", registry: "Court registry", done: "Deposit proposed",
  },
  exGratia: {
    title: "Pay outside the limit", means: "Nothing is taken from the insured’s guarantee. The payment will await a second person.", why: "On what grounds?",
    is: {
      ex_gratia: "Nothing obliges the insurer to pay: it chooses to.", third_person: "Fees of the third person who settles a disagreement with the insured.",
      own_enquiries: "Costs that the insurer incurs for its own checks.", interest: "Interest due for a late payment.",
    },
    to: "Paid to", done: "Payment outside the limit proposed",
  },
  reserve: {
    title: "Estimate the reserve", means: "What this benefit will still cost, incl. VAT, until the claim ends.", line: "Guarantee and benefit",
    now: "Still expected: {{outstanding}}, of which committed {{committed}}. Already paid: {{paid}}.", amount: "Still expected", amountHelp: "At least what is committed.", send: "Save the estimate",
    done: "Reserve estimated",
  },
  recovery: {
    title: "Record a recovered sum", kind: "Kind",
    is: {
      costs: "Costs borne by the opponent: the insured is repaid first.", damages: "Go wholly to the insured.", provider_refund: "A provider gives money back: it goes to the insurer.",
      other_insurer: "Another insurer of the same risk pays its part to the insurer.",
    },
    amount: "Amount received", on: "Received on", from: "Received from", reference: "Bank reference", outlay: "Other costs that the insured paid", outlayHelp: "Besides the shares that the claim already knows.",
    preview: "See how it is shared", send: "Record it as shared", done: "Recovered sum recorded", list: "Recovered sums", number: "Receipt", corrects: "cancels {{reference}}",
    corrected: "cancelled by {{reference}}",
  },
  shares: {
    title: "How the sum is shared", insured: "Insured’s part", insurer: "Insurer’s part", excess: "Of which over all costs",
    on: "Before this sum: paid by the insurer {{paid}}; insured’s shares {{shares}}; insured’s other costs {{declared}}; already given back to the insured {{before}}.",
  },
  correction: {
    open: "Cancel it", title: "Cancel receipt {{reference}}", means: "An opposite entry of {{amount}} will cancel this receipt. Both stay readable.", send: "Cancel the receipt", done: "Receipt cancelled",
  },
  contribution: {
    title: "Pay the part due to another insurer", means: "Another insurer of the same risk paid costs: our part goes to it, once approved.", insurer: "Other insurer", line: "Costs of", done: "Part proposed",
  },
  money: {
    title: "The claim’s money", committed: "Committed", paid: "Paid", recovered: "Recovered", outstanding: "Still expected", incurred: "Total cost", boni: "Boni", mali: "Mali", line: "Benefit",
    lines: "By benefit", nothing: "Nothing is reserved or paid for this claim yet.", noPayment: "No payment for this claim.",
  },
  history: {
    title: "History of reserves", on: "On", cause: "Cause", change: "Change", by: "By", open_one: "See {{count}} change of the reserve", open_many: "See the {{count}} changes of the reserve",
    open_other: "See the {{count}} changes of the reserve",
  },
} satisfies typeof fr;
