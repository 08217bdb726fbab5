package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a station tells the bureau. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = KeyReady.class, name = "KEY_READY"),
  @JsonSubTypes.Type(value = PinReset.class, name = "PIN_RESET"),
  @JsonSubTypes.Type(value = Installed.class, name = "INSTALLED"),
  @JsonSubTypes.Type(value = Restored.class, name = "RESTORED"),
  @JsonSubTypes.Type(value = Settled.class, name = "SETTLED"),
  @JsonSubTypes.Type(value = Failed.class, name = "FAILED"),
  @JsonSubTypes.Type(value = Heartbeat.class, name = "HEARTBEAT")
})
public sealed interface Report extends Item permits JobReport, Heartbeat {}
