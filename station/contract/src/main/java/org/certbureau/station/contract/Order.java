package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the bureau wants of a station, always for one job. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Prepare.class, name = "PREPARE"),
  @JsonSubTypes.Type(value = Rekey.class, name = "REKEY"),
  @JsonSubTypes.Type(value = ResetPin.class, name = "RESET_PIN"),
  @JsonSubTypes.Type(value = RestoreKey.class, name = "RESTORE_KEY"),
  @JsonSubTypes.Type(value = Install.class, name = "INSTALL"),
  @JsonSubTypes.Type(value = Restore.class, name = "RESTORE"),
  @JsonSubTypes.Type(value = Confirmed.class, name = "CONFIRMED"),
  @JsonSubTypes.Type(value = Abandon.class, name = "ABANDON")
})
public sealed interface Order extends Item
    permits Prepare, Rekey, ResetPin, RestoreKey, Install, Restore, Confirmed, Abandon {
  String job();

  JobStep step();
}
