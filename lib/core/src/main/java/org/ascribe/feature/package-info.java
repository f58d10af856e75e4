/** Features taken together: patches, regions and other groups, and how scores of groups are spread over features. */
package org.ascribe.feature;
