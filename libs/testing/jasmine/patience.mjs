// Real servers take longer than functions do; a spec that hangs is still cut off.
jasmine.DEFAULT_TIMEOUT_INTERVAL = 120_000;
