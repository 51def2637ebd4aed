/// Stand-ins for Salesforce, Zendesk and HubSpot, written from what is publicly known of how they behave, and the
/// presets tried on them. That of Salesforce is judged by a client that others have written; the two others prove only
/// that a preset does what we believe of its vendor.
@NullMarked
package org.kpiplatform.connector.rest.vendor;

import org.jspecify.annotations.NullMarked;
