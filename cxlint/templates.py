"""What ``cxlint new`` writes."""

JOURNEY = """\
cxlint: 1
journey: Where is my parcel?
owner: customer-care            # who answers for this journey
locales: [en]

# What every touchpoint has unless it says otherwise.
defaults:
  channel: phone

touchpoints:
  welcome:
    kind: message
    prompt: Welcome to Example Parcels.
    next: main_menu

  main_menu:
    kind: menu
    prompt: To track a parcel, press 1. To speak to someone, press 0.
    options:
      1: ask_number
      0: care_queue
    on_no_input: {to: care_queue, retry: 2}    # ask twice more, then go to a person
    on_no_match: {to: care_queue, retry: 2}

  ask_number:
    title: Ask for the parcel number
    kind: input
    prompt: Please enter your eight-digit parcel number.
    asks: [parcel_number]
    next: say_status
    on_no_input: {to: care_queue, retry: 1}
    on_no_match: {to: care_queue, retry: 2}

  say_status:
    title: Say where the parcel is
    kind: message
    prompt: Your parcel arrives on {day}. We have sent you the details as a text message.
    next: text_details

  text_details:
    kind: message
    channel: sms
    next: done

  care_queue:
    title: Wait for an agent
    kind: queue
    announces: [position, wait]
    next: care_agent
    on_queue_full: call_back
    on_timeout: {to: call_back, after: 5m}

  call_back:
    title: Offer a call-back
    kind: callback
    window: within two hours
    attempts: 2
    next: care_agent
    on_no_answer: missed_call

  missed_call:
    title: Say that nobody answered
    kind: message
    channel: sms
    prompt: We called you twice and missed you. Choose another time at example.org/call.
    end: redirected

  care_agent:
    title: Agent helps
    kind: agent
    next: thank_you

  thank_you:
    title: Thank the customer and ask how it went
    kind: survey
    channel: sms
    next: done

  done: {title: Solved, end: resolved}
"""
