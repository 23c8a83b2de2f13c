//! Functions of `eos_ecom.h` and its types, none of which does anything here.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse! {
    EOS_Ecom_GetLastRedeemedEntitlementsCount(Handle: Handle, Options: Options) -> u32;
    EOS_Ecom_CopyLastRedeemedEntitlementByIndex(Handle: Handle, Options: Options, OutRedeemedEntitlementId: Text, InOutRedeemedEntitlementIdLength: Out<i32>) -> EOS_EResult, text(OutRedeemedEntitlementId, InOutRedeemedEntitlementIdLength);
    EOS_Ecom_GetEntitlementsCount(Handle: Handle, Options: Options) -> u32;
    EOS_Ecom_GetEntitlementsByNameCount(Handle: Handle, Options: Options) -> u32;
    EOS_Ecom_CopyEntitlementByIndex(Handle: Handle, Options: Options, OutEntitlement: Out<Thing>) -> EOS_EResult;
    EOS_Ecom_CopyEntitlementByNameAndIndex(Handle: Handle, Options: Options, OutEntitlement: Out<Thing>) -> EOS_EResult;
    EOS_Ecom_CopyEntitlementById(Handle: Handle, Options: Options, OutEntitlement: Out<Thing>) -> EOS_EResult;
    EOS_Ecom_GetOfferCount(Handle: Handle, Options: Options) -> u32;
    EOS_Ecom_CopyOfferByIndex(Handle: Handle, Options: Options, OutOffer: Out<Thing>) -> EOS_EResult;
    EOS_Ecom_CopyOfferById(Handle: Handle, Options: Options, OutOffer: Out<Thing>) -> EOS_EResult;
    EOS_Ecom_GetOfferItemCount(Handle: Handle, Options: Options) -> u32;
    EOS_Ecom_CopyOfferItemByIndex(Handle: Handle, Options: Options, OutItem: Out<Thing>) -> EOS_EResult;
    EOS_Ecom_CopyItemById(Handle: Handle, Options: Options, OutItem: Out<Thing>) -> EOS_EResult;
    EOS_Ecom_GetOfferImageInfoCount(Handle: Handle, Options: Options) -> u32;
    EOS_Ecom_CopyOfferImageInfoByIndex(Handle: Handle, Options: Options, OutImageInfo: Out<Thing>) -> EOS_EResult;
    EOS_Ecom_GetItemImageInfoCount(Handle: Handle, Options: Options) -> u32;
    EOS_Ecom_CopyItemImageInfoByIndex(Handle: Handle, Options: Options, OutImageInfo: Out<Thing>) -> EOS_EResult;
    EOS_Ecom_GetItemReleaseCount(Handle: Handle, Options: Options) -> u32;
    EOS_Ecom_CopyItemReleaseByIndex(Handle: Handle, Options: Options, OutRelease: Out<Thing>) -> EOS_EResult;
    EOS_Ecom_GetTransactionCount(Handle: Handle, Options: Options) -> u32;
    EOS_Ecom_CopyTransactionByIndex(Handle: Handle, Options: Options, OutTransaction: Out<Thing>) -> EOS_EResult;
    EOS_Ecom_CopyTransactionById(Handle: Handle, Options: Options, OutTransaction: Out<Thing>) -> EOS_EResult;
    EOS_Ecom_Transaction_GetTransactionId(Handle: Handle, OutBuffer: Text, InOutBufferLength: Out<i32>) -> EOS_EResult, text(OutBuffer, InOutBufferLength);
    EOS_Ecom_Transaction_GetEntitlementsCount(Handle: Handle, Options: Options) -> u32;
    EOS_Ecom_Transaction_CopyEntitlementByIndex(Handle: Handle, Options: Options, OutEntitlement: Out<Thing>) -> EOS_EResult;
    EOS_Ecom_GetLastRedeemEntitlementsResultCount(Handle: Handle, Options: Options) -> u32;
    EOS_Ecom_CopyLastRedeemEntitlementsResultByIndex(Handle: Handle, Options: Options, OutEntitlementId: Text, InOutEntitlementIdLength: Out<i32>) -> EOS_EResult, text(OutEntitlementId, InOutEntitlementIdLength);
}

refuse_later! {
    EOS_Ecom_QueryOwnership -> (), info(40, 20), client_data(8, 4);
    EOS_Ecom_QueryOwnershipBySandboxIds -> (), info(40, 20), client_data(8, 4);
    EOS_Ecom_QueryOwnershipToken -> (), info(32, 16), client_data(8, 4), text(24, 12);
    EOS_Ecom_QueryEntitlements -> (), info(24, 12), client_data(8, 4);
    EOS_Ecom_QueryEntitlementToken -> (), info(32, 16), client_data(8, 4), text(24, 12);
    EOS_Ecom_QueryOffers -> (), info(24, 12), client_data(8, 4);
    EOS_Ecom_Checkout -> (), info(32, 16), client_data(8, 4), text(24, 12);
    EOS_Ecom_RedeemEntitlements -> (), info(40, 24), client_data(8, 4);
}

release_nothing! {
    EOS_Ecom_Entitlement_Release;
    EOS_Ecom_CatalogItem_Release;
    EOS_Ecom_CatalogOffer_Release;
    EOS_Ecom_KeyImageInfo_Release;
    EOS_Ecom_CatalogRelease_Release;
    EOS_Ecom_Transaction_Release;
}
